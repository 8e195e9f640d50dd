using Keytide.Connectors.Keyring;
using Keytide.Tests.Support;

namespace Keytide.Tests.Connectors;

/// <summary>Programs that answer as the systems' own do, and keep what they are given in a file.</summary>
public sealed class OsKeyringTests : IDisposable
{
    private const string Name = "0123456789abcdef";
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _key = [.. Enumerable.Range(0, 32).Select(i => (byte)(7 * i))];

    private string Kept => _folder.File("kept");

    [Fact]
    public async Task A_key_is_kept_by_secret_tool_and_found_again()
    {
        var keyring = Keyring(KeyringProgram.SecretTool, $"""
            case "$*" in *{Convert.ToBase64String(_key)}*) exit 9;; esac
            case "$1" in
              store) cat > {Kept};;
              lookup) test "$*" = "lookup application keytide installation {Name}" && cat {Kept} 2>/dev/null || exit 1;;
            esac
            """);
        Assert.Null(await keyring.FindAsync(Name, default));
        await keyring.StoreAsync(Name, _key, default);
        Assert.Equal(_key, await keyring.FindAsync(Name, default));
    }

    [Fact]
    public async Task A_key_is_kept_by_the_keychain_and_found_again()
    {
        var keyring = Keyring(KeyringProgram.Security, $"""
            case "$*" in *{Convert.ToBase64String(_key)}*) exit 9;; esac
            case "$1" in
              -i) sed -n 's/^add-generic-password -U -s keytide -a {Name} .* -w //p' > {Kept};;
              find-generic-password) test "$5" = {Name} && cat {Kept} 2>/dev/null || exit 44;;
            esac
            """);
        Assert.Null(await keyring.FindAsync(Name, default));
        await keyring.StoreAsync(Name, _key, default);
        Assert.Equal(_key, await keyring.FindAsync(Name, default));
    }

    [Fact]
    public async Task A_keyring_that_cannot_be_reached_is_not_taken_for_an_empty_one()
    {
        var locked = Keyring(KeyringProgram.SecretTool, "echo 'secret-tool: Cannot autolaunch D-Bus' >&2; exit 1");
        var problem = await Assert.ThrowsAsync<KeytideException>(() => locked.FindAsync(Name, default));
        Assert.Contains("D-Bus", problem.Message);
        await Assert.ThrowsAsync<KeytideException>(() => locked.StoreAsync(Name, _key, default));
        await Assert.ThrowsAsync<KeytideException>(() => new OsKeyring(
            KeyringProgram.SecretTool("/nonexistent/secret-tool"), TimeProvider.System).FindAsync(Name, default));
        await Assert.ThrowsAsync<KeytideException>(() => new OsKeyring(null, TimeProvider.System).FindAsync(Name, default));
    }

    [Fact]
    public async Task A_program_that_ends_without_reading_is_asked_for_its_exit_code_alone()
    {
        // More than a pipe holds, so that the end of the program is met in the middle of writing.
        var keyring = Keyring(KeyringProgram.SecretTool, "exec 0<&-; echo closed >&2; exit 7");
        var problem = await Assert.ThrowsAsync<KeytideException>(() => keyring.StoreAsync(Name, new byte[200_000], default));
        Assert.Contains("exit code 7: closed", problem.Message);
    }

    [Fact]
    public async Task A_program_that_keeps_nothing_or_repeats_the_key_is_found_out()
    {
        var forgetful = Keyring(KeyringProgram.SecretTool, "test $1 = store && cat > /dev/null || exit 1");
        await Assert.ThrowsAsync<KeytideException>(() => forgetful.StoreAsync(Name, _key, default));
        var talkative = Keyring(KeyringProgram.Security, "cat >&2; exit 2");
        var problem = await Assert.ThrowsAsync<KeytideException>(() => talkative.StoreAsync(Name, _key, default));
        Assert.DoesNotContain(Convert.ToBase64String(_key), problem.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private OsKeyring Keyring(Func<string, KeyringProgram> asked, string script)
    {
        var file = _folder.File("program");
        ShellScript.Write(file, $"#!/bin/sh\n{script}\n");
        return new OsKeyring(asked(file), TimeProvider.System);
    }
}
