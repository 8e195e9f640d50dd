using System.Security.Cryptography;
using Keytide.Rotation;

namespace Keytide.Storage;

/// <summary>
/// The sealing key in a file that its owner alone may read. It lies beside the database, so it protects a database that is copied, backed
/// up or leaked without it; whoever has both has the secrets.
/// </summary>
public static class SealingKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens the seal; makes the key first where there is no file.</summary>
    /// <exception cref="StorageException">The file is readable by others, is no key, or cannot be made.</exception>
    public static SecretSeal Open(string file, IEntropy entropy)
    {
        var key = new byte[SecretSeal.KeyBytes];
        try
        {
            if (!File.Exists(file))
            {
                Make(file, entropy);
            }

            RefuseOpenToOthers(file);
            using var stream = File.OpenRead(file);
            if (stream.Length != SecretSeal.KeyBytes)
            {
                throw new StorageException($"{file} is not a sealing key: it has {stream.Length} bytes instead of {SecretSeal.KeyBytes}.");
            }

            stream.ReadExactly(key);
            return new SecretSeal(key, entropy);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The sealing key {file} could not be opened: {problem.Message}", problem);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // Written whole under another name first: a crash leaves either no key or all of it, and of two processes one wins.
    private static void Make(string file, IEntropy entropy)
    {
        PrivateFile.EnsureFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        Span<byte> suffix = stackalloc byte[8];
        entropy.Fill(suffix);
        var temporary = $"{file}.{Convert.ToHexStringLower(suffix)}.new";
        var key = new byte[SecretSeal.KeyBytes];
        entropy.Fill(key);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(key);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(temporary); // Another process was first; its key counts.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static void RefuseOpenToOthers(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new StorageException($"{file} may be read by others than its owner; run: chmod 600 {file}");
        }
    }
}
