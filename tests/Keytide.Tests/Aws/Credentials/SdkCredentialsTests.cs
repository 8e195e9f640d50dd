using Keytide.Connectors.Aws.Credentials;

namespace Keytide.Tests.Aws.Credentials;

public sealed class SdkCredentialsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keytide-profiles-").FullName;

    private string File => Path.Combine(_folder, "credentials");

    [Fact]
    public async Task A_profile_with_keys_gives_them()
    {
        Write("[dev]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = secret/one\naws_session_token = token");
        var credentials = await new SdkCredentials("dev", File).GetAsync(default);
        Assert.Equal("AKIAY34FZKBOKMUTVV7A", credentials.AccessKeyId);
        Assert.Equal("secret/one", new string(credentials.SecretAccessKey.Reveal()));
        Assert.Equal("token", new string(credentials.SessionToken!.Reveal()));
    }

    [Fact]
    public async Task A_process_gives_credentials_from_its_output()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "the process is cat");
        var answer = Path.Combine(_folder, "answer.json");
        await System.IO.File.WriteAllTextAsync(answer, """
            {"Version":1,"AccessKeyId":"ASIAY34FZKBOKMUTVV7A","SecretAccessKey":"s","SessionToken":"t","Expiration":"2099-01-01T00:00:00Z"}
            """);
        Write($"[proc]\ncredential_process = cat {answer}");
        var credentials = await new SdkCredentials("proc", File).GetAsync(default);
        Assert.Equal("ASIAY34FZKBOKMUTVV7A", credentials.AccessKeyId);
        Assert.NotNull(credentials.SessionToken);
    }

    [Theory]
    [InlineData("[dev]\nregion = eu-west-1")]
    [InlineData("[dev]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A")]
    [InlineData("[dev]\ncredential_process = /nonexistent/program")]
    [InlineData("[dev]\nrole_arn = arn:aws:iam::111122223333:role/a\nsource_profile = nobody")]
    [InlineData("[dev]\nsso_session = none\nsso_account_id = 111122223333\nsso_role_name = r")]
    public async Task A_profile_that_gives_none_is_said_by_name_with_what_to_do(string profile)
    {
        Write(profile);
        var failure = await Assert.ThrowsAsync<KeytideException>(async () => await new SdkCredentials("dev", File).GetAsync(default));
        Assert.Contains("\"dev\"", failure.Message);
        Assert.NotEmpty(failure.Hint);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string text) => System.IO.File.WriteAllText(File, text);
}
