using System.Text.Json;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Rotation;

/// <summary>A user with a key in a profile, a state folder for Keytide, and the programs that act on them.</summary>
internal sealed class RotationPlace(Dictionary<string, string?> environment) : IDisposable
{
    public const string UserName = "deployer";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("keytide-rotation-");

    public string Profile => Path.Combine(_folder.FullName, "credentials");

    public string StopFile => Path.Combine(_folder.FullName, "stop");

    public string OldKey { get; private set; } = "";

    public string Home => Path.Combine(_folder.FullName, "state");

    public Dictionary<string, string?> Environment => new(environment) { ["KEYTIDE_HOME"] = Home, ["NO_COLOR"] = "1" };

    public async Task MakeUserAsync()
    {
        await AwsAsync("iam", "create-user", "--user-name", UserName);
        var made = (await AwsAsync("iam", "create-access-key", "--user-name", UserName)).GetProperty("AccessKey");
        OldKey = made.GetProperty("AccessKeyId").GetString()!;
        await File.WriteAllTextAsync(
            Profile, $"# kept\n[prod]\naws_access_key_id = {OldKey}\naws_secret_access_key = {made.GetProperty("SecretAccessKey")}\n");
    }

    public async Task<JsonElement> AwsAsync(params string[] arguments)
    {
        var result = await RealProgram.RunAsync(
            RealProgram.Find("aws")!, [.. arguments, "--output", "json"], Patience, Environment);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Length == 0 ? default : JsonDocument.Parse(result.Output).RootElement;
    }

    public async Task<(int ExitCode, JsonElement Json)> RotateAsync(params string[] arguments)
    {
        var result = await RealProgram.KeytideAsync(["rotate", .. arguments, "--format", "json"], Environment);
        Assert.True(result.Output.Length > 0, $"rotate {string.Join(' ', arguments)}: {result.ExitCode}: {result.Error}");
        return (result.ExitCode, JsonDocument.Parse(result.Output).RootElement);
    }

    /// <summary>The user's keys: id and status.</summary>
    public async Task<IReadOnlyList<(string Id, string Status)>> KeysAsync() =>
    [
        .. (await AwsAsync("iam", "list-access-keys", "--user-name", UserName)).GetProperty("AccessKeyMetadata").EnumerateArray()
            .Select(key => (key.GetProperty("AccessKeyId").GetString()!, key.GetProperty("Status").GetString()!)),
    ];

    public void Dispose() => _folder.Delete(recursive: true);
}
