namespace Keytide.Connectors.Git.Objects;

/// <summary>Reads the entries of a tree, one after the other.</summary>
/// <param name="tree">The content of the object.</param>
/// <param name="hashLength">Of the repository's names.</param>
internal ref struct TreeEntries(ReadOnlySpan<byte> tree, int hashLength)
{
    private const int FolderMode = 0x4000;
    private const int LinkMode = 0xE000;

    private ReadOnlySpan<byte> _rest = tree;

    public int Mode { get; private set; }

    public ReadOnlySpan<byte> Name { get; private set; }

    public ReadOnlySpan<byte> IdBytes { get; private set; }

    public readonly ObjectId Id => new(IdBytes);

    public readonly bool IsFolder => (Mode & 0xF000) == FolderMode;

    /// <summary>True for the commit of a submodule, which is in another repository.</summary>
    public readonly bool IsCommit => (Mode & 0xF000) == LinkMode;

    /// <exception cref="GitDataException">The tree is damaged.</exception>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        unchecked
        {
            var mode = 0;
            var at = 0;
            while (at < _rest.Length && at < 8 && _rest[at] is >= (byte)'0' and <= (byte)'7')
            {
                mode = (mode << 3) | (_rest[at++] - '0');
            }

            if (at == 0 || at >= _rest.Length || _rest[at] != ' ')
            {
                throw new GitDataException("a tree is damaged");
            }

            _rest = _rest[(at + 1)..];
            var end = _rest.IndexOf((byte)0);
            if (end < 0 || _rest.Length - end - 1 < hashLength)
            {
                throw new GitDataException("a tree is damaged");
            }

            Mode = mode;
            Name = _rest[..end];
            IdBytes = _rest.Slice(end + 1, hashLength);
            _rest = _rest[(end + 1 + hashLength)..];
            return true;
        }
    }
}
