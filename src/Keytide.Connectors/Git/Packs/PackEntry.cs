using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Packs;

/// <summary>The beginning of an object in a pack: what it is, and where its packed bytes begin.</summary>
/// <param name="Kind">May be a delta.</param>
/// <param name="Length">Of the unpacked content, or of the delta.</param>
/// <param name="HeaderLength">Bytes before the packed content.</param>
/// <param name="BaseOffset">Where the base stands in the same pack, for deltas by offset.</param>
/// <param name="BaseId">What the base is called, for deltas by name.</param>
internal readonly record struct PackEntry(ObjectKind Kind, long Length, int HeaderLength, long BaseOffset, ObjectId BaseId)
{
    /// <summary>Bytes that the longest header has.</summary>
    public const int LongestHeader = 10 + 10 + ObjectId.Longest;

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">Begin with it.</param>
    /// <param name="offset">Where it stands in the pack.</param>
    /// <param name="hashLength">Of the repository's names.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, long offset, int hashLength, out PackEntry entry)
    {
        const int MostBits = 56;
        entry = default;
        var at = 0;
        if (bytes.Length == 0)
        {
            return false;
        }

        var kind = (ObjectKind)((bytes[0] >> 4) & 7);
        long length = bytes[0] & 15;
        for (var shift = 4; bytes[at++] >= 128; shift += 7)
        {
            if (at >= bytes.Length || shift > MostBits)
            {
                return false;
            }

            length |= (long)(bytes[at] & 127) << shift;
        }

        switch (kind)
        {
            case ObjectKind.Commit or ObjectKind.Tree or ObjectKind.Blob or ObjectKind.Tag:
                entry = new PackEntry(kind, length, at, 0, default);
                return true;
            case ObjectKind.OffsetDelta when TryReadDistance(bytes, ref at, out var distance) && distance > 0 && distance < offset:
                entry = new PackEntry(kind, length, at, offset - distance, default);
                return true;
            case ObjectKind.NamedDelta when bytes.Length - at >= hashLength:
                entry = new PackEntry(kind, length, at + hashLength, 0, new ObjectId(bytes.Slice(at, hashLength)));
                return true;
            default:
                return false;
        }
    }

    // Seven bits a byte, the highest first; one is added for each byte that follows, so that no number has two forms.
    private static bool TryReadDistance(ReadOnlySpan<byte> bytes, ref int at, out long distance)
    {
        distance = -1;
        do
        {
            if (at >= bytes.Length || distance >= 1L << 54)
            {
                return false;
            }

            distance = ((distance + 1) << 7) | (long)(bytes[at] & 127);
        }
        while (bytes[at++] >= 128);

        return true;
    }
}
