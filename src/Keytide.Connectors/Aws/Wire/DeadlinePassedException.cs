namespace Keytide.Connectors.Aws.Wire;

/// <summary>The time for which a request was allowed was over before it could be signed. Nothing was sent.</summary>
public sealed class DeadlinePassedException(string message) : Exception(message);
