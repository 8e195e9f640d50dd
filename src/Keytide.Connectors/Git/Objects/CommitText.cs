using System.Globalization;
using System.Text;

namespace Keytide.Connectors.Git.Objects;

/// <summary>What a commit says of itself.</summary>
/// <param name="Tree">What it holds.</param>
/// <param name="Parents">What it comes from, as the object has it: replacements and grafts do not count.</param>
/// <param name="Author">Name and address.</param>
/// <param name="Date">When it was authored; the beginning of 1970 where that is unreadable.</param>
internal sealed record CommitText(ObjectId Tree, IReadOnlyList<ObjectId> Parents, string Author, DateTimeOffset Date)
{
    private const int MostParents = 10_000;

    /// <exception cref="GitDataException">It has no tree.</exception>
    public static CommitText Parse(ReadOnlySpan<byte> content, int hashLength)
    {
        var tree = default(ObjectId);
        var parents = new ObjectId[1];
        var count = 0;
        var author = "";
        var date = DateTimeOffset.UnixEpoch;
        while (content.Length > 0 && content[0] != '\n')
        {
            var end = content.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (tree.IsZero && line.StartsWith("tree "u8))
            {
                ObjectId.TryParse(line[5..], hashLength, out tree);
            }
            else if (line.StartsWith("parent "u8) && count < MostParents
                && ObjectId.TryParse(line[7..], hashLength, out var parent))
            {
                parents = count < parents.Length ? parents : WithRoom(parents, count * 2, count);
                parents[count++] = parent;
            }
            else if (author.Length == 0 && line.StartsWith("author "u8))
            {
                author = ParseAuthor(Encoding.UTF8.GetString(line[7..]), out date);
            }
        }

        return tree.IsZero
            ? throw new GitDataException("a commit is damaged")
            : new CommitText(tree, count == parents.Length ? parents : WithRoom(parents, count, count), author, date);
    }

    /// <summary>Bytes of the lines at the beginning that are names of objects and nothing else.</summary>
    public static int LinksLength(ReadOnlySpan<byte> content, int hashLength)
    {
        var length = 0;
        while (true)
        {
            var rest = content[length..];
            var label = rest.StartsWith("tree "u8) ? 5 : rest.StartsWith("parent "u8) ? 7 : 0;
            var end = label + (2 * hashLength);
            if (label == 0 || rest.Length <= end || rest[end] != '\n' || !IsHexadecimal(rest[label..end]))
            {
                return length;
            }

            length += end + 1;
        }
    }

    private static bool IsHexadecimal(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            if (!char.IsAsciiHexDigitLower((char)value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a tag leads to.</summary>
    public static bool TryParseTag(ReadOnlySpan<byte> content, int hashLength, out ObjectId target)
    {
        target = default;
        var end = content.IndexOf((byte)'\n');
        return end > 7 && content.StartsWith("object "u8) && ObjectId.TryParse(content[7..end], hashLength, out target);
    }

    // By hand, as ObjectId compares by hand.
    private static ObjectId[] WithRoom(ObjectId[] parents, int length, int count)
    {
        var all = new ObjectId[length];
        for (var i = 0; i < count; i++)
        {
            all[i] = parents[i];
        }

        return all;
    }

    // "Name <address> 1700000000 +0100"
    private static string ParseAuthor(string line, out DateTimeOffset date)
    {
        var close = line.LastIndexOf('>');
        var author = close < 0 ? line : line[..(close + 1)];
        var rest = close < 0 ? [] : line[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (rest.Length == 0 || !long.TryParse(rest[0], CultureInfo.InvariantCulture, out var seconds)
            || seconds < 0 || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            date = DateTimeOffset.UnixEpoch;
            return author;
        }

        date = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return author;
    }
}
