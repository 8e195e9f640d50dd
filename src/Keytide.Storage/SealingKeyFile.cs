using Keytide.Rotation;

namespace Keytide.Storage;

/// <summary>
/// The sealing key in a file that its owner alone may read. It lies beside the database, so it protects a database that is copied, backed
/// up or leaked without it; whoever has both has the secrets.
/// </summary>
public static class SealingKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <returns>The key, to be wiped by the caller; null where there is no file.</returns>
    /// <exception cref="StorageException">The file is readable by others, is no key, or cannot be read.</exception>
    public static byte[]? Read(string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                return null;
            }

            RefuseOpenToOthers(file);
            using var stream = File.OpenRead(file);
            if (stream.Length != SecretSeal.KeyBytes)
            {
                throw new StorageException($"{file} is not a sealing key: it has {stream.Length} bytes instead of {SecretSeal.KeyBytes}.");
            }

            var key = new byte[SecretSeal.KeyBytes];
            stream.ReadExactly(key);
            return key;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The sealing key {file} could not be opened: {problem.Message}", problem);
        }
    }

    /// <summary>Keeps a key where there is none yet.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="key">32 bytes.</param>
    /// <param name="mark">See <see cref="PrivateFile.Write"/>.</param>
    /// <returns>The key that counts, to be wiped by the caller: of two processes that make one at once, that of the first.</returns>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public static byte[] Make(string file, ReadOnlySpan<byte> key, string mark)
    {
        PrivateFile.Write(file, key, mark, replace: false);
        return Read(file) ?? throw new StorageException($"The sealing key {file} was taken away again.");
    }

    private static void RefuseOpenToOthers(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new StorageException($"{file} may be read by others than its owner; run: chmod 600 {file}");
        }
    }
}
