using System.Security.Cryptography;
using System.Text;

namespace Keytide.Scanning;

/// <summary>
/// The leaks that are known already and do not count again. A leak is known by HMAC-SHA256 of its fingerprint with a random key that
/// belongs to this baseline: moved to another file or line it is still known, and nobody can link two baselines or learn a secret from one.
/// </summary>
public sealed class LeakBaseline
{
    /// <summary>Bytes of the key.</summary>
    public const int KeyLength = 32;

    private const int NameBytes = 16;

    private readonly byte[] _key;
    private readonly Dictionary<string, KnownLeak> _known;

    /// <param name="key">32 random bytes; not secret, but this baseline's own.</param>
    /// <param name="known">What it holds.</param>
    public LeakBaseline(ReadOnlySpan<byte> key, IEnumerable<KnownLeak> known)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyLength);
        _key = key.ToArray();
        _known = known.DistinctBy(leak => leak.Name).ToDictionary(leak => leak.Name, StringComparer.Ordinal);
    }

    public ReadOnlyMemory<byte> Key => _key;

    /// <summary>In an order that does not depend on how they were found.</summary>
    public IReadOnlyList<KnownLeak> Known => [.. _known.Values.OrderBy(leak => leak.Name, StringComparer.Ordinal)];

    /// <summary>An empty baseline with a key of its own.</summary>
    public static LeakBaseline New(IEntropy entropy)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        entropy.Fill(key);
        return new LeakBaseline(key, []);
    }

    /// <summary>What is known of a leak by its fingerprint; null for a new one.</summary>
    public KnownLeak? Find(string fingerprint) => _known.GetValueOrDefault(NameOf(fingerprint));

    /// <summary>
    /// This baseline for what was found now: what it knew keeps its day, what is new gets today's, and what was not found again is dropped,
    /// unless the scan was not whole and cannot know.
    /// </summary>
    public LeakBaseline Updated(IEnumerable<FileFinding> findings, DateOnly today, bool isWhole)
    {
        var now = findings.DistinctBy(found => found.Finding.Fingerprint)
            .Select(found => Find(found.Finding.Fingerprint)
                ?? new KnownLeak(NameOf(found.Finding.Fingerprint), found.Finding.Rule, today));
        return new LeakBaseline(_key, isWhole ? now : now.Concat(_known.Values));
    }

    private string NameOf(string fingerprint)
    {
        var hash = HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes("keytide-baseline/1\0" + fingerprint));
        return Convert.ToHexStringLower(hash.AsSpan(0, NameBytes));
    }
}
