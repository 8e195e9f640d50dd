namespace Keytide.Distribution;

/// <summary>What a destination holds now, as far as it can be seen. Wiped on disposal.</summary>
public sealed class DestinationReading : IDisposable
{
    private DestinationReading(bool isHidden, KeyPair? pair, AccessKeyId? keyId, string version)
    {
        IsHidden = isHidden;
        Pair = pair;
        KeyId = pair?.Id ?? keyId;
        Version = version;
    }

    /// <summary>The place shows neither the pair nor the id; nothing follows about what it holds.</summary>
    public bool IsHidden { get; }

    /// <summary>The pair, where the place shows it whole.</summary>
    public KeyPair? Pair { get; }

    /// <summary>The id of the key it holds; null where hidden or where it holds none.</summary>
    public AccessKeyId? KeyId { get; }

    /// <summary>
    /// The place's own mark of this content: a version number, an entity tag, a time. Given back on writing where the place can compare
    /// and set; empty where it has none.
    /// </summary>
    public string Version { get; }

    public static DestinationReading Holding(KeyPair pair, string version) => new(false, pair, null, version);

    public static DestinationReading HoldingId(AccessKeyId id, string version) => new(false, null, id, version);

    /// <summary>Looked at, and there is no key in it.</summary>
    public static DestinationReading Empty(string version) => new(false, null, null, version);

    public static DestinationReading Hidden(string version) => new(true, null, null, version);

    public void Dispose() => Pair?.Dispose();
}
