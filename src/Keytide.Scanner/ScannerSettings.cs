namespace Keytide.Scanner;

/// <summary>What a scanner is told once.</summary>
public sealed record ScannerSettings
{
    /// <summary>The key of the fingerprints, at least 16 bytes, kept secret: who has it can test guesses against a baseline.</summary>
    public required ReadOnlyMemory<byte> FingerprintKey { get; init; }

    /// <summary>The time against which expiries are judged; null judges none.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>True to be given documented examples and placeholders as well, with <see cref="Confidence.Ignored"/>.</summary>
    public bool IncludeIgnored { get; init; }

    /// <summary>False where findings are thrown away: the first fingerprint of a process loads the system's cryptography, which takes as
    /// long as the scan of a commit.</summary>
    internal bool TakesFingerprints { get; init; } = true;
}
