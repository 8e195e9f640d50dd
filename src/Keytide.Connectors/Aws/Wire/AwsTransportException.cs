namespace Keytide.Connectors.Aws.Wire;

/// <summary>The connection failed, timed out or ended early. The request may or may not have taken effect.</summary>
public sealed class AwsTransportException(string message, Exception? inner = null) : Exception(message, inner);
