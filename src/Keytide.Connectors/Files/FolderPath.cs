using System.Text;

namespace Keytide.Connectors.Files;

/// <summary>
/// A folder by the bytes of its path, as Linux knows it, and by how findings name it: a name that is no UTF-8 can be opened but not shown
/// exactly. One below another knows its name and that other: most are opened from there, and neither path is ever needed.
/// </summary>
internal sealed class FolderPath
{
    private readonly FolderPath? _above;
    private readonly byte[] _name;
    private string? _shown;

    private FolderPath(FolderPath? above, byte[] name, string? shown)
    {
        _above = above;
        _name = name;
        _shown = shown;
        Depth = above is null ? 0 : above.Depth + 1;
    }

    /// <summary>True for a folder that a user named, which may be a link.</summary>
    public bool IsNamed => _above is null;

    /// <summary>How findings name it; "" for the current folder.</summary>
    public string Shown => _shown ??= ShownByNames();

    /// <summary>Its name in the folder above, or the path that a user named, followed by a zero byte that is not part of it.</summary>
    public ReadOnlySpan<byte> Name => _name.AsSpan(0, _name.Length - 1);

    /// <param name="path">Without a slash at the end except for the root.</param>
    /// <param name="shown">How findings name it.</param>
    public static FolderPath Of(string path, string shown) => new(null, Encoding.UTF8.GetBytes(path + "\0"), shown);

    /// <summary>Folders above it, up to the one that was named.</summary>
    public int Depth { get; }

    public FolderPath Below(ReadOnlySpan<byte> name)
    {
        var copy = new byte[name.Length + 1];
        name.CopyTo(copy);
        return new FolderPath(this, copy, null);
    }

    /// <summary>How findings name an entry.</summary>
    public string Show(ReadOnlySpan<byte> name) => Show(Shown, Encoding.UTF8.GetString(name));

    private static string Show(string folder, string name) =>
        folder.Length == 0 ? name : folder[^1] == '/' ? folder + name : folder + "/" + name;

    // Those between are not kept: a deep tree would hold the square of its depth.
    private string ShownByNames()
    {
        var names = new Stack<string>();
        var folder = this;
        for (; folder._shown is null; folder = folder._above!)
        {
            names.Push(Encoding.UTF8.GetString(folder.Name));
        }

        return Show(folder._shown, string.Join('/', names));
    }

    /// <summary>The path of an entry, or of the folder itself, with a zero byte behind it that is not part of the result.</summary>
    /// <param name="entry">The entry's name; empty for the folder.</param>
    /// <param name="buffer">Used where it is large enough.</param>
    public ReadOnlySpan<byte> LocationOf(ReadOnlySpan<byte> entry, byte[]? buffer = null)
    {
        var end = Length;
        var start = end + (entry.Length > 0 ? Slash : 0);
        var length = start + entry.Length;
        buffer = buffer is not null && buffer.Length > length ? buffer : new byte[length + 1];
        Write(buffer, end);
        if (start > end)
        {
            buffer[end] = (byte)'/';
        }

        entry.CopyTo(buffer.AsSpan(start));
        buffer[length] = 0;
        return buffer.AsSpan(0, length);
    }

    public override string ToString() => Encoding.UTF8.GetString(LocationOf(default));

    private int Length
    {
        get
        {
            var length = 0;
            for (var folder = this; folder is not null; folder = folder._above)
            {
                length += folder.Name.Length + (folder._above?.Slash ?? 0);
            }

            return length;
        }
    }

    // None behind the root, nor before what is in the current folder.
    private int Slash => IsNamed && (Name.IsEmpty || Name[^1] == '/') ? 0 : 1;

    // From the end, because a tree may be deeper than the stack.
    private void Write(byte[] buffer, int end)
    {
        for (var folder = this; folder is not null; folder = folder._above)
        {
            end -= folder.Name.Length;
            folder.Name.CopyTo(buffer.AsSpan(end));
            if (folder._above is { Slash: 1 })
            {
                buffer[--end] = (byte)'/';
            }
        }
    }
}
