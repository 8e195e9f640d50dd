namespace Keytide.Connectors.Files;

/// <summary>The file system of this machine. A file that is a link is followed, and what it points to is replaced.</summary>
/// <param name="entropy">Makes the names of temporary files.</param>
public sealed class DiskFiles(IEntropy entropy) : IFileStore
{
    private const int LargestFile = 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public byte[]? Read(string path)
    {
        var target = Follow(path);
        try
        {
            using var stream = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > LargestFile)
            {
                throw new IOException($"{path} has more than {LargestFile} bytes and is not what it should be.");
            }

            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new IOException($"{path} may not be read.", problem);
        }
    }

    public void Replace(string path, ReadOnlySpan<byte> content, byte[]? expected)
    {
        var target = Follow(path);
        Span<byte> suffix = stackalloc byte[8];
        entropy.Fill(suffix);
        var temporary = Path.Combine(
            Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Convert.ToHexStringLower(suffix)}.keytide");
        try
        {
            WriteWhole(temporary, content);

            // Looked at again in the last moment: another program may have edited the file since.
            var now = Read(target);
            if (now is null != expected is null || (now is not null && !now.AsSpan().SequenceEqual(expected)))
            {
                throw new IOException($"{path} was changed by another program at the same time.");
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new IOException($"{path} may not be written.", problem);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public string? WhyNotWritable(string path)
    {
        var target = Follow(path);
        var folder = Path.GetDirectoryName(target)!;
        if (Directory.Exists(target))
        {
            return "it is a folder";
        }

        if (!Directory.Exists(folder))
        {
            return $"there is no folder {folder}";
        }

        // A file is replaced by a new one beside it, so it is the folder that has to be writable.
        Span<byte> suffix = stackalloc byte[8];
        entropy.Fill(suffix);
        var probe = Path.Combine(folder, $".{Convert.ToHexStringLower(suffix)}.keytide");
        try
        {
            using var _ = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"no file can be made in {folder}";
        }
    }

    private static void WriteWhole(string file, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(file, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static string Follow(string path) => new FileInfo(path).LinkTarget is null
        ? Path.GetFullPath(path)
        : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
}
