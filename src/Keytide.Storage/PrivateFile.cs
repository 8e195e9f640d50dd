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
