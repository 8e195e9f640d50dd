namespace Keytide.Sandbox;

/// <summary>
/// One HTTP request as it came off the wire. <paramref name="Path"/> and <paramref name="Query"/> (without the question mark) are
/// still percent-encoded, because the signature covers them so. Header names are compared without regard to case.
/// </summary>
public sealed record SandboxRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The caller's address, for CloudTrail and for the aws:SourceIp condition. From the documentation range by default.</summary>
    public string SourceAddress { get; init; } = "192.0.2.1";

    public string? Header(string name)
    {
        if (Headers.TryGetValue(name, out var value))
        {
            return value;
        }

        foreach (var (key, other) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return other;
            }
        }

        return null;
    }
}
