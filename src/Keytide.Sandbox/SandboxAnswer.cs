namespace Keytide.Sandbox;

/// <summary>
/// One HTTP answer. <paramref name="Delay"/> is for the adapter to wait out before it sends. <paramref name="Lost"/> means that the
/// connection is cut instead: the effect of the request may or may not have happened.
/// </summary>
public sealed record SandboxAnswer(
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body,
    TimeSpan Delay = default,
    bool Lost = false);
