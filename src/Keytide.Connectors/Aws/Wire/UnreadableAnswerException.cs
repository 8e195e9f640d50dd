namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// An answer does not have the form its operation promises. The client turns it into an <see cref="AwsException"/>; the text never quotes
/// the body, which may hold a secret.
/// </summary>
public sealed class UnreadableAnswerException(string message, Exception? inner = null) : Exception(message, inner);
