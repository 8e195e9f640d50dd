using System.Buffers.Binary;
using System.Numerics;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Staging;

/// <summary>How a split index goes with the shared one (gitformat-index(5), "Split index").</summary>
/// <param name="Shared">The name of the shared index; zero for none.</param>
/// <param name="Deleted">Places in the shared index that are gone.</param>
/// <param name="Replaced">Places in the shared index whose content is in this one, in order.</param>
internal sealed record SplitLink(ObjectId Shared, IReadOnlyList<int> Deleted, IReadOnlyList<int> Replaced)
{
    private const int MostBits = 1 << 26;

    /// <exception cref="GitDataException">It is damaged.</exception>
    public static SplitLink Parse(ReadOnlySpan<byte> bytes, int hashLength)
    {
        if (bytes.Length < hashLength)
        {
            throw Damaged();
        }

        var shared = new ObjectId(bytes[..hashLength]);
        bytes = bytes[hashLength..];
        return bytes.IsEmpty
            ? new SplitLink(shared, [], [])
            : new SplitLink(shared, ReadBitmap(ref bytes), ReadBitmap(ref bytes));
    }

    /// <summary>The whole index. Entries of this half that have no name replace, the others are added.</summary>
    /// <exception cref="GitDataException">The halves do not fit together.</exception>
    public IndexEntry[] Join(IndexEntry[] shared, IndexEntry[] own)
    {
        var deleted = Deleted.ToHashSet();
        var replaced = Replaced.Select((place, order) => (place, order)).ToDictionary(pair => pair.place, pair => pair.order);
        if (Replaced.Count > own.Length || Deleted.Concat(Replaced).Any(place => place >= shared.Length))
        {
            throw Damaged();
        }

        var all = new List<IndexEntry>(shared.Length + own.Length);
        for (var i = 0; i < shared.Length; i++)
        {
            if (replaced.TryGetValue(i, out var order))
            {
                all.Add(own[order].Name.Length == 0 ? own[order] with { Name = shared[i].Name } : own[order]);
            }
            else if (!deleted.Contains(i))
            {
                all.Add(shared[i]);
            }
        }

        all.AddRange(own.Skip(Replaced.Count));
        all.Sort((left, right) =>
        {
            var order = left.Name.Span.SequenceCompareTo(right.Name.Span);
            return order != 0 ? order : left.Stage - right.Stage;
        });
        return [.. all];
    }

    // EWAH: words of 64 bits; a marker says how many words are all zeros or all ones, and how many follow as they are.
    private static List<int> ReadBitmap(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8)
        {
            throw Damaged();
        }

        var words = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        var length = 8 + (words * 8L) + 4;
        if (length > bytes.Length)
        {
            throw Damaged();
        }

        var places = new List<int>();
        var at = 8;
        long bit = 0;
        var end = 8 + (int)(words * 8);
        while (at < end)
        {
            var marker = BinaryPrimitives.ReadUInt64BigEndian(bytes[at..]);
            at += 8;
            var run = (long)((marker >> 1) & 0xFFFFFFFF) * 64;
            var literals = (int)(marker >> 33);
            if (bit + run + (literals * 64L) > MostBits || at + (literals * 8L) > end)
            {
                throw Damaged();
            }

            for (var i = 0L; i < run && (marker & 1) == 1; i++)
            {
                places.Add((int)(bit + i));
            }

            bit += run;
            for (; literals > 0; literals--, at += 8, bit += 64)
            {
                for (var word = BinaryPrimitives.ReadUInt64BigEndian(bytes[at..]); word != 0; word &= word - 1)
                {
                    places.Add((int)bit + BitOperations.TrailingZeroCount(word));
                }
            }
        }

        bytes = bytes[(int)length..];
        return places;
    }

    private static GitDataException Damaged() => new("the split index is damaged");
}
