using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

/// <summary>An id in one file and its secret in the next are one credential.</summary>
public sealed class FolderPairsTests
{
    private readonly Forge _forge = new(81);

    [Fact]
    public void Mounted_secrets_are_joined()
    {
        var key = _forge.LongLived();
        var pair = FolderPairs.Join([.. Scan("run/access-key-id", key.Id), .. Scan("run/secret-access-key", key.Secret)]).Single();
        Assert.Equal(("run/secret-access-key", Rule.AccessKeyPair), (pair.Path, pair.Finding.Rule));
        Assert.Equal((key.Id, key.Account.ToString("D12")), (pair.Finding.AccessKeyId, pair.Finding.AccountId));
        Assert.Equal(pair.Finding.Score, pair.Finding.Reasons.Sum(reason => reason.Points));
    }

    [Fact]
    public void Two_ids_or_two_folders_are_not_joined()
    {
        var (one, two) = (_forge.LongLived(), _forge.LongLived());
        FileFinding[] twoIds = [.. Scan("a/id1", one.Id), .. Scan("a/id2", two.Id), .. Scan("a/secret-key", one.Secret)];
        Assert.Equal(twoIds, FolderPairs.Join(twoIds));
        FileFinding[] twoFolders = [.. Scan("a/id", one.Id), .. Scan("b/secret-key", one.Secret)];
        Assert.Equal(twoFolders, FolderPairs.Join(twoFolders));
    }

    private static IEnumerable<FileFinding> Scan(string path, string text) =>
        Found.In(text, path).Select(found => new FileFinding(path, found.Finding));
}
