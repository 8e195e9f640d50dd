using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>Git's own files of settings and references: read whole, within a limit.</summary>
internal static class SmallFile
{
    /// <returns>Null where there is no such file.</returns>
    /// <exception cref="GitDataException">It is beyond the limit.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string? Read(string path) => ReadBytes(path) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    /// <returns>Null where there is no such file.</returns>
    public static byte[]? ReadBytes(string path)
    {
        // Asked first, because the first exception costs a program that has just started more than all the rest of its work.
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            return null;
        }

        // A pipe has no length, and opening it would wait for its other end.
        var target = info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        if (target is not { Length: > 0 })
        {
            return [];
        }

        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(file);
            if (length > GitLimits.SmallFile)
            {
                throw new GitDataException($"{Path.GetFileName(path)} is too large");
            }

            var content = GC.AllocateUninitializedArray<byte>((int)length);
            var filled = 0;
            for (var read = 1; read > 0 && filled < length; filled += read)
            {
                read = RandomAccess.Read(file, content.AsSpan(filled), filled);
            }

            return filled == length ? content : content[..filled];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
