using System.Text;

namespace Keytide.Connectors.Files;

/// <summary>
/// A folder by the bytes of its path, as Linux knows it, and by how findings name it: a name that is no UTF-8 can be opened but not shown
/// exactly.
/// </summary>
/// <param name="location">The path's bytes, without a slash at the end except for the root.</param>
/// <param name="shown">How findings name it; "" for the current folder.</param>
/// <param name="isNamed">True for a folder that a user named, which may be a link.</param>
internal sealed class FolderPath(byte[] location, string shown, bool isNamed)
{
    public bool IsNamed => isNamed;

    public ReadOnlySpan<byte> Location => location;

    public string Shown => shown;

    public static FolderPath Of(string path, string shown) => new(Encoding.UTF8.GetBytes(path), shown, isNamed: true);

    public FolderPath Below(ReadOnlySpan<byte> name) => new(LocationOf(name).ToArray(), Show(name), isNamed: false);

    /// <summary>How findings name an entry.</summary>
    public string Show(ReadOnlySpan<byte> name)
    {
        var text = Encoding.UTF8.GetString(name);
        return shown.Length == 0 ? text : shown[^1] == '/' ? shown + text : shown + "/" + text;
    }

    /// <summary>The path of an entry, with a zero byte behind it that is not part of the result.</summary>
    public ReadOnlySpan<byte> LocationOf(ReadOnlySpan<byte> name, byte[]? buffer = null)
    {
        var slash = name.Length > 0 && location.Length > 0 && location[^1] != '/' ? 1 : 0;
        var length = location.Length + slash + name.Length;
        buffer = buffer is not null && buffer.Length > length ? buffer : new byte[length + 1];
        location.CopyTo(buffer, 0);
        if (slash == 1)
        {
            buffer[location.Length] = (byte)'/';
        }

        name.CopyTo(buffer.AsSpan(location.Length + slash));
        buffer[length] = 0;
        return buffer.AsSpan(0, length);
    }

    public override string ToString() => Encoding.UTF8.GetString(location);
}
