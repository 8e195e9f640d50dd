using Keytide.Storage;
using Keytide.Tests.Support;

namespace Keytide.Tests.Storage;

public sealed class SealingKeyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Key => _folder.File("state/sealing.key");

    [Fact]
    public void The_first_key_that_is_made_counts()
    {
        Assert.Null(SealingKeyFile.Read(Key));
        var first = SealingKeyFile.Make(Key, Bytes(1), "one");
        Assert.Equal(Bytes(1), first);
        Assert.Equal(first, SealingKeyFile.Make(Key, Bytes(2), "two"));
        Assert.Equal(first, SealingKeyFile.Read(Key));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(Key)!));
    }

    [Fact]
    public void A_key_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        SealingKeyFile.Make(Key, Bytes(1), "one");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Key));
        File.SetUnixFileMode(Key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Throws<StorageException>(() => SealingKeyFile.Read(Key));
    }

    [Fact]
    public void A_file_of_another_size_is_no_key()
    {
        SealingKeyFile.Make(Key, Bytes(1), "one");
        File.WriteAllBytes(Key, new byte[31]);
        Assert.Throws<StorageException>(() => SealingKeyFile.Read(Key));
    }

    private static byte[] Bytes(byte value) => [.. Enumerable.Repeat(value, 32)];

    public void Dispose() => _folder.Dispose();
}
