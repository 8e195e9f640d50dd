using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git;

/// <summary>The names in a tree as a text, one a line. Names too short to hold a credential are left out.</summary>
internal sealed class TreeNames
{
    private const int Shortest = 16;

    private byte[] _text = new byte[4096];

    /// <summary>The text; valid until the next call.</summary>
    /// <param name="tree">The content of the object.</param>
    /// <param name="hashLength">Of the repository's names.</param>
    /// <param name="known">Told what the tree leads to; null where nobody asks.</param>
    /// <param name="submodules">Told which commits of other repositories it leads to; null where nobody asks.</param>
    /// <exception cref="GitDataException">The tree is damaged.</exception>
    public ReadOnlySpan<byte> Read(
        ReadOnlySpan<byte> tree, int hashLength, KnownObjects? known = null, SubmoduleLinks? submodules = null)
    {
        if (_text.Length < tree.Length)
        {
            _text = new byte[tree.Length * 2];
        }

        var length = 0;
        var entries = new TreeEntries(tree, hashLength);
        while (entries.MoveNext())
        {
            if (entries.Name.Length >= Shortest)
            {
                entries.Name.CopyTo(_text.AsSpan(length));
                length += entries.Name.Length;
                _text[length++] = (byte)'\n';
            }

            if (entries.IsCommit)
            {
                submodules?.Expect(entries.Id, entries.Name);
            }
            else
            {
                known?.Expect(entries.IdBytes);
            }
        }

        return _text.AsSpan(0, length);
    }
}
