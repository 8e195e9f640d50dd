using Keytide.Distribution;
using Keytide.Storage;
using Keytide.Tests.Rotation;
using Keytide.Tests.Support;

namespace Keytide.Tests.Storage;

public sealed class SealingKeyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Key => _folder.File("state/sealing.key");

    [Fact]
    public void The_key_is_made_once_and_opens_what_it_sealed()
    {
        using var pair = new KeyPair(RotationSamples.New, new SecretText("a secret of some length"));
        using var first = SealingKeyFile.Open(Key, new SeededEntropy(1));
        var secret = first.Seal(pair, RotationSamples.Id());
        using var second = SealingKeyFile.Open(Key, new SeededEntropy(2));
        Assert.True(second.Open(secret, RotationSamples.Id(), RotationSamples.New).Matches(pair));
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

        SealingKeyFile.Open(Key, new SeededEntropy(1)).Dispose();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Key));
        File.SetUnixFileMode(Key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Throws<StorageException>(() => SealingKeyFile.Open(Key, new SeededEntropy(1)));
    }

    [Fact]
    public void A_file_of_another_size_is_no_key()
    {
        SealingKeyFile.Open(Key, new SeededEntropy(1)).Dispose();
        File.WriteAllBytes(Key, new byte[31]);
        Assert.Throws<StorageException>(() => SealingKeyFile.Open(Key, new SeededEntropy(1)));
    }

    public void Dispose() => _folder.Dispose();
}
