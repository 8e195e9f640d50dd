using System.Buffers;
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
    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdef"u8);

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
                if (count == parents.Length)
                {
                    Array.Resize(ref parents, count * 2);
                }

                parents[count++] = parent;
            }
            else if (author.Length == 0 && line.StartsWith("author "u8))
            {
                (author, date) = ParseAuthor(Encoding.UTF8.GetString(line[7..]));
            }
        }

        return tree.IsZero
            ? throw new GitDataException("a commit is damaged")
            : new CommitText(tree, count == parents.Length ? parents : parents[..count], author, date);
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
            if (label == 0 || rest.Length <= end || rest[end] != '\n' || rest[label..end].ContainsAnyExcept(Hexadecimal))
            {
                return length;
            }

            length += end + 1;
        }
    }

    /// <summary>What a tag leads to.</summary>
    public static bool TryParseTag(ReadOnlySpan<byte> content, int hashLength, out ObjectId target)
    {
        target = default;
        var end = content.IndexOf((byte)'\n');
        return end > 7 && content.StartsWith("object "u8) && ObjectId.TryParse(content[7..end], hashLength, out target);
    }

    // "Name <address> 1700000000 +0100"
    private static (string Author, DateTimeOffset Date) ParseAuthor(string line)
    {
        var close = line.LastIndexOf('>');
        var author = close < 0 ? line : line[..(close + 1)];
        var rest = close < 0 ? [] : line[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (rest.Length == 0 || !long.TryParse(rest[0], CultureInfo.InvariantCulture, out var seconds)
            || seconds < 0 || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return (author, DateTimeOffset.UnixEpoch);
        }

        return (author, DateTimeOffset.FromUnixTimeSeconds(seconds));
    }
}
