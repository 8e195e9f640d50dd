using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Staging;

/// <summary>
/// Which trees the index would be written as (gitformat-index(5), "Cache tree"): git commits by it, so where it names a tree, that tree is
/// what a commit would hold.
/// </summary>
/// <param name="Count">Entries of the index that are in it; negative where it is not known.</param>
/// <param name="Id">The tree, where it is known.</param>
internal sealed record CacheTree(int Count, ObjectId Id)
{
    private const int MostNodes = 1 << 20;

    private readonly Dictionary<string, CacheTree> _folders = new(StringComparer.Ordinal);

    public bool IsKnown => Count >= 0;

    /// <summary>A folder in it; null where it says nothing of that.</summary>
    public CacheTree? Folder(ReadOnlySpan<byte> name) => _folders.GetValueOrDefault(NameKey.Of(name));

    /// <returns>Null where it is damaged: then nothing is left out.</returns>
    public static CacheTree? Parse(ReadOnlySpan<byte> bytes, int hashLength)
    {
        var nodes = 0;
        var root = ParseNode(ref bytes, hashLength, 0, ref nodes, out _);
        return bytes.IsEmpty ? root : null;
    }

    // "name NUL count SP folders LF name-of-tree", the last only where the count is not negative; then the folders.
    private static CacheTree? ParseNode(ref ReadOnlySpan<byte> bytes, int hashLength, int depth, ref int nodes, out string name)
    {
        name = "";
        var end = bytes.IndexOf((byte)0);
        if (end < 0 || depth > GitLimits.TreeDepth || ++nodes > MostNodes)
        {
            return null;
        }

        name = NameKey.Of(bytes[..end]);
        bytes = bytes[(end + 1)..];
        if (!TryReadNumber(ref bytes, (byte)' ', out var count) || !TryReadNumber(ref bytes, (byte)'\n', out var folders))
        {
            return null;
        }

        var id = default(ObjectId);
        if (count >= 0)
        {
            if (bytes.Length < hashLength)
            {
                return null;
            }

            id = new ObjectId(bytes[..hashLength]);
            bytes = bytes[hashLength..];
        }

        var node = new CacheTree(count, id);
        for (var i = 0; i < folders; i++)
        {
            if (ParseNode(ref bytes, hashLength, depth + 1, ref nodes, out var folder) is not { } child)
            {
                return null;
            }

            node._folders[folder] = child;
        }

        return node;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> bytes, byte stop, out int number)
    {
        number = 0;
        var end = bytes.IndexOf(stop);
        if (end < 1 || !int.TryParse(bytes[..end], System.Globalization.CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        bytes = bytes[(end + 1)..];
        return true;
    }
}
