using System.Text.Json;
using Keytide.Cli;
using Keytide.Cli.Sealing;
using Keytide.Connectors.Keyring;
using Keytide.Distribution;
using Keytide.Rotation;
using Keytide.Settings;
using Keytide.Storage;
using Keytide.Tests.Rotation;
using Keytide.Tests.Simulation;
using Keytide.Tests.Support;

namespace Keytide.Tests.Sealing;

public sealed class SealOpenerTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly SandboxAccount _account = new();
    private readonly SeededEntropy _entropy = new(1);
    private int _open = 1;
    private bool _keyringIsLocked;

    private StateFolder Folder => new(_temporary.File("state"));

    [Theory]
    [InlineData("file")]
    [InlineData("keyring")]
    [InlineData("kms:alias/keytide")]
    public async Task The_key_is_made_once_and_opens_what_it_sealed(string place)
    {
        MakeKmsKey();
        var secret = await SealAsync(place);
        await AssertOpensAsync(place, secret);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(Folder.Path))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public async Task A_key_of_before_there_was_a_record_is_taken()
    {
        using (SealingKeyed(SealingKeyFile.Make(Folder.SealingKeyFile, new byte[32], "x")))
        {
            Assert.False(File.Exists(Folder.SealingRecordFile));
        }

        await SealAsync("file");
        Assert.Equal(new byte[32], SealingKeyFile.Read(Folder.SealingKeyFile));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("keyring")]
    public async Task A_lost_key_is_told_while_rotations_are_open_and_made_anew_afterwards(string place)
    {
        var secret = await SealAsync(place);
        File.Delete(Folder.SealingKeyFile);
        File.Delete(_temporary.File("keyring"));
        var problem = await Assert.ThrowsAsync<KeytideException>(() => SealAsync(place));
        Assert.Contains("gone", problem.Message);
        Assert.NotEmpty(problem.Hint);
        Assert.False(File.Exists(Folder.SealingKeyFile));

        _open = 0;
        await SealAsync(place);
        await Assert.ThrowsAsync<SealBrokenException>(() => AssertOpensAsync(place, secret));
    }

    [Fact]
    public async Task A_key_that_was_changed_is_told_while_rotations_are_open()
    {
        await SealAsync("file");
        File.Delete(Folder.SealingKeyFile);
        SealingKeyFile.Make(Folder.SealingKeyFile, new byte[32], "x");
        Assert.Contains("another key", (await Assert.ThrowsAsync<KeytideException>(() => SealAsync("file"))).Message);
        _open = 0;
        await SealAsync("file");
        Assert.Equal(new byte[32], SealingKeyFile.Read(Folder.SealingKeyFile));
    }

    [Fact]
    public async Task The_place_changes_only_where_nothing_is_sealed_in_the_old_one()
    {
        MakeKmsKey();
        await SealAsync("file");
        var problem = await Assert.ThrowsAsync<KeytideException>(() => SealAsync("kms:alias/keytide"));
        Assert.Contains("\"file\"", problem.Message);
        Assert.Contains("Let them end first", problem.Hint);
        _open = 0;
        var secret = await SealAsync("kms:alias/keytide");
        _open = 1;
        await AssertOpensAsync("kms:alias/keytide", secret);
    }

    [Fact]
    public async Task A_keyring_that_is_locked_is_not_an_empty_one()
    {
        await SealAsync("keyring");
        (_keyringIsLocked, _open) = (true, 0);
        await Assert.ThrowsAsync<KeytideException>(() => SealAsync("keyring"));
        _keyringIsLocked = false;
        await SealAsync("keyring");
    }

    [Fact]
    public async Task What_KMS_refuses_is_told_with_what_to_do()
    {
        Assert.Contains("ARN", (await Assert.ThrowsAsync<KeytideException>(() => SealAsync("kms:alias/none"))).Hint);
        var key = MakeKmsKey();
        var secret = await SealAsync("kms:alias/keytide");
        Send("DisableKey", new { KeyId = key });
        _open = 0;
        Assert.Contains("enable-key", (await Assert.ThrowsAsync<KeytideException>(() => SealAsync("kms:alias/keytide"))).Hint);
        Send("ScheduleKeyDeletion", new { KeyId = key });
        Assert.Contains("cancel-key-deletion", (await Assert.ThrowsAsync<KeytideException>(() => SealAsync("kms:alias/keytide"))).Hint);
        Send("CancelKeyDeletion", new { KeyId = key });
        Send("EnableKey", new { KeyId = key });
        await AssertOpensAsync("kms:alias/keytide", secret);

        var record = File.ReadAllText(Folder.SealingRecordFile);
        var installation = (string)System.Text.Json.Nodes.JsonNode.Parse(record)!["installation"]!;
        File.WriteAllText(Folder.SealingRecordFile, record.Replace(installation, "0000000000000000"));
        Assert.Contains("another folder", (await Assert.ThrowsAsync<KeytideException>(() => SealAsync("kms:alias/keytide"))).Hint);
    }

    [Fact]
    public async Task A_damaged_record_is_told()
    {
        await SealAsync("file");
        foreach (var text in new[] { "", "[]", "{\"version\":2}", "{\"version\":1,\"place\":7}" })
        {
            File.WriteAllText(Folder.SealingRecordFile, text);
            Assert.Contains("damaged", (await Assert.ThrowsAsync<StorageException>(() => SealAsync("file"))).Message);
        }
    }

    public void Dispose() => _temporary.Dispose();

    private static SecretSeal SealingKeyed(byte[] key) => new(key, new SeededEntropy(2));

    private async Task<SealedSecret> SealAsync(string place)
    {
        using var pair = new KeyPair(RotationSamples.New, new SecretText("a secret of some length"));
        using var seal = await Opener(place).OpenAsync(default);
        return seal.Seal(pair, RotationSamples.Id());
    }

    private async Task AssertOpensAsync(string place, SealedSecret secret)
    {
        using var seal = await Opener(place).OpenAsync(default);
        using var pair = seal.Open(secret, RotationSamples.Id(), RotationSamples.New);
        Assert.Equal("a secret of some length", pair.Secret.Reveal().ToString());
    }

    private SealOpener Opener(string place) => new(
        Folder, SealingSettings.TryParse(place)!, Keyring(), () => _account.Aws, _entropy, _ => Task.FromResult(_open));

    private OsKeyring Keyring()
    {
        var (program, kept) = (_temporary.File("program"), _temporary.File("keyring"));
        ShellScript.Write(program, _keyringIsLocked
            ? "#!/bin/sh\necho locked >&2; exit 1\n"
            : $"#!/bin/sh\ntest $1 = store && {{ cat > {kept}; exit; }}\ntest -e {kept} && cat {kept} || exit 1\n");
        return new OsKeyring(KeyringProgram.SecretTool(program), TimeProvider.System);
    }

    private string MakeKmsKey()
    {
        var key = Send("CreateKey", new { }).GetProperty("KeyMetadata").GetProperty("Arn").GetString()!;
        Send("CreateAlias", new { AliasName = "alias/keytide", TargetKeyId = key });
        return key;
    }

    private JsonElement Send(string action, object input)
    {
        var reply = _account.Send("kms", action, input).Ok();
        return reply.Text.Length == 0 ? default : reply.Json;
    }
}
