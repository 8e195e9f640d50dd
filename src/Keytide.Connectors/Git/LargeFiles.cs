using System.Text;

namespace Keytide.Connectors.Git;

/// <summary>
/// The contents that Git LFS keeps beside the objects: a blob that stands for one names it by its SHA-256, and where it was made or
/// fetched it
/// is in lfs/objects of the repository.
/// </summary>
/// <param name="commonFolder">Of the repository.</param>
internal sealed class LargeFiles(string commonFolder)
{
    private const int LongestPointer = 1024;
    private const int NameLength = 64;

    /// <summary>The content that a blob stands for.</summary>
    /// <param name="blob">Any blob.</param>
    /// <param name="content">Null where the blob is what it seems, or the content is not here.</param>
    /// <returns>True where the blob stands for another content.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public bool TryOpen(ReadOnlySpan<byte> blob, out Stream? content)
    {
        content = null;
        if (blob.Length > LongestPointer || !blob.StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            return false;
        }

        var at = blob.IndexOf("\noid sha256:"u8);
        var rest = at < 0 ? default : blob[(at + 12)..];
        var name = Encoding.ASCII.GetString(rest[..Math.Min(rest.Length, NameLength)]);
        if (name.Length < NameLength || !name.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        var file = new FileInfo(Path.Combine(commonFolder, "lfs", "objects", name[..2], name[2..4], name));
        content = file is { Exists: true, LinkTarget: null, Length: > 0 } ? file.OpenRead() : null;
        return true;
    }
}
