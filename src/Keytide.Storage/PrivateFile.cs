namespace Keytide.Storage;

/// <summary>Files and folders that only their owner may read.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the file, empty, with mode 0600 where it is not there; its folder, with mode 0700, as well.</summary>
    /// <exception cref="StorageException">It cannot be made, or is a folder.</exception>
    public static void Ensure(string file)
    {
        try
        {
            EnsureFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
            if (!File.Exists(file))
            {
                var options = new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.Write,
                    Share = FileShare.ReadWrite,
                };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = OwnerOnly;
                }

                using var _ = new FileStream(file, options);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{file} could not be made: {problem.Message}", problem);
        }
    }

    /// <summary>
    /// Writes a file whole: under another name first, so that a crash leaves either nothing of it or all, and of two processes one wins.
    /// </summary>
    /// <param name="file">Its path.</param>
    /// <param name="content">All of it.</param>
    /// <param name="mark">Tells this process's temporary file from those of others; letters and digits.</param>
    /// <param name="replace">Whether one that is there is replaced.</param>
    /// <returns>False where one was there, and is left as it is.</returns>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public static bool Write(string file, ReadOnlySpan<byte> content, string mark, bool replace)
    {
        var temporary = $"{file}.{mark}.new";
        try
        {
            EnsureFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, replace);
            return true;
        }
        catch (IOException) when (!replace && File.Exists(file))
        {
            File.Delete(temporary);
            return false;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{file} could not be written: {problem.Message}", problem);
        }
    }

    public static void EnsureFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
