using System.Text;
using Keytide.Connectors.Git.Objects;

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

    // Git LFS writes one blob for one content, another only where its own format changed.
    private const int MostBlobs = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _blobs = new(StringComparer.Ordinal);

    /// <summary>The name of the content that a blob stands for; null where the blob is what it seems.</summary>
    public static string? NameIn(ReadOnlySpan<byte> blob)
    {
        if (blob.Length > LongestPointer || !blob.StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            return null;
        }

        var at = blob.IndexOf("\noid sha256:"u8);
        var rest = at < 0 ? default : blob[(at + 12)..];
        var name = Encoding.ASCII.GetString(rest[..Math.Min(rest.Length, NameLength)]);
        return name.Length == NameLength && name.All(char.IsAsciiHexDigitLower) ? name : null;
    }

    /// <summary>Opens a content.</summary>
    /// <returns>Null where it is not here.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public Stream? Open(string name)
    {
        var file = new FileInfo(Path.Combine(commonFolder, "lfs", "objects", name[..2], name[2..4], name));
        return file is { Exists: true, LinkTarget: null, Length: > 0 } ? file.OpenRead() : null;
    }

    /// <summary>Counts a blob that stands for a content. Blobs cost nothing, and the content is read for each.</summary>
    /// <exception cref="GitDataException">There were too many.</exception>
    public void CountBlob(string name)
    {
        lock (_gate)
        {
            var before = _blobs.GetValueOrDefault(name);
            if (before >= MostBlobs)
            {
                throw new GitDataException("too many blobs stand for one content in Git LFS");
            }

            _blobs[name] = before + 1;
        }
    }
}
