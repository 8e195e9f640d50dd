namespace Keytide.Sandbox.Wire;

/// <summary>A refusal in AWS's words: the code on the wire, the message, and the HTTP status.</summary>
public sealed class ApiException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>When to come again, sent as x-amz-retry-after.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
