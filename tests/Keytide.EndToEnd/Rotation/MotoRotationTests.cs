using System.Text.Json;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Rotation;

/// <summary>A whole rotation by the real executable against a stand-in that others made.</summary>
public sealed class MotoRotationTests(MotoServer moto) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task The_new_key_is_in_both_places_and_the_old_one_is_gone()
    {
        Assert.SkipWhen(moto.Absence is not null, moto.Absence ?? "");
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        using var place = new RotationPlace(moto.Environment);
        await place.MakeUserAsync();
        var (code, started) = await place.RotateAsync(
            "start", "--user", RotationPlace.UserName, "--to", "secretsmanager:prod/deployer", "--to",
            $"credentials-file:{place.Profile}#prod", "--proof-span", "1s", "--quiet-window", "2s", "--soak", "2s");
        Assert.Equal(0, code);
        Assert.Equal("Planned", started.GetProperty("phase").GetString());
        var id = started.GetProperty("id").GetString()!;

        var second = await RealProgram.KeytideAsync(
            ["rotate", "start", "--user", RotationPlace.UserName, "--to", "ssm:/x"], place.Environment);
        Assert.Equal(2, second.ExitCode);
        Assert.Contains(id, second.Error);

        var (ended, status) = await place.RotateAsync("run", id);
        Assert.Equal(0, ended);
        Assert.Equal("Closed", status.GetProperty("phase").GetString());
        var newKey = status.GetProperty("newKey").GetString()!;
        Assert.NotEqual(place.OldKey, newKey);
        Assert.Equal([(newKey, "Active")], await place.KeysAsync());
        Assert.Contains($"aws_access_key_id = {newKey}", await File.ReadAllTextAsync(place.Profile));
        var secret = await place.AwsAsync("secretsmanager", "get-secret-value", "--secret-id", "prod/deployer");
        using var pair = JsonDocument.Parse(secret.GetProperty("SecretString").GetString()!);
        Assert.Equal(newKey, pair.RootElement.GetProperty("AccessKeyId").GetString());
        Assert.DoesNotContain(pair.RootElement.GetProperty("SecretAccessKey").GetString()!, status.GetRawText());

        var (_, list) = await place.RotateAsync("list", "--all");
        Assert.Equal(id, Assert.Single(list.EnumerateArray()).GetProperty("id").GetString());
    }
}
