using System.Text.Json;
using Keytide.EndToEnd.Sandbox;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Audit;

/// <summary>The script that people write, and the audit, on the same account.</summary>
public sealed class UserByUserTests
{
    [Fact]
    public async Task The_audit_and_a_script_that_asks_user_by_user_agree_on_every_key()
    {
        var python = RealProgram.Find("python3");
        Assert.SkipWhen(python is null, "python3 is not installed");
        var boto = await RealProgram.RunAsync(python!, ["-c", "import boto3"], TimeSpan.FromMinutes(1));
        Assert.SkipWhen(boto.ExitCode != 0, "boto3 is not installed");
        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "1", "--users", "100", "--latency", "2");

        var file = Path.Combine(RealProgram.Root, "bench", "audit", "user-by-user.py");
        var result = await RealProgram.RunAsync(python!, [file], TimeSpan.FromMinutes(2), sandbox.Environment);
        Assert.True(result.ExitCode == 0, result.Error);
        var script = JsonDocument.Parse(result.Output).RootElement;
        using var keytide = new KeytideAudit(sandbox.Environment);
        var (_, audit) = await keytide.RunAsync();
        var account = Assert.Single(audit.GetProperty("accounts").EnumerateArray());
        Assert.Equal("complete", account.GetProperty("status").GetString());

        var keys = script.GetProperty("keys").EnumerateArray().ToList();
        Assert.True(keys.Count > 50);
        Assert.Equal(keys.Select(OfScript).Order(), Credentials(audit, "accessKey").Select(OfAudit).Order());

        var withKey = keys.Select(key => key.GetProperty("user").GetString()).ToHashSet();
        Assert.Equal(
            keys.Where(key => key.GetProperty("mfa").GetBoolean()).Select(key => key.GetProperty("user").GetString()).Distinct().Order(),
            Credentials(audit, "mfaDevice").Select(Owner).Distinct().Where(withKey.Contains).Order());

        var calls = account.GetProperty("calls").EnumerateObject().Sum(call => call.Value.GetInt32());
        Assert.InRange(calls, 1, 16 + withKey.Count);
        var (_, second) = await keytide.RunAsync();
        Assert.InRange(second.GetProperty("summary").GetProperty("calls").GetInt32(), 1, 16);
        Assert.Equal(
            Credentials(audit, "accessKey").Select(OfAudit).Order(), Credentials(second, "accessKey").Select(OfAudit).Order());
    }

    private static IEnumerable<JsonElement> Credentials(JsonElement audit, string kind) => audit.GetProperty("credentials").EnumerateArray()
        .Where(credential => credential.GetProperty("kind").GetString() == kind
            && credential.GetProperty("principal").GetProperty("type").GetString() == "user");

    private static string? Owner(JsonElement credential) => credential.GetProperty("principal").GetProperty("name").GetString();

    private static string OfAudit(JsonElement key) => string.Join(
        ' ', Owner(key), key.GetProperty("id"), key.GetProperty("status"), key.GetProperty("createdAt"), key.GetProperty("lastUsedAt"));

    private static string OfScript(JsonElement key) => string.Join(
        ' ',
        key.GetProperty("user"),
        key.GetProperty("id"),
        key.GetProperty("status").GetString()!.ToLowerInvariant(),
        key.GetProperty("created"),
        key.GetProperty("lastUsed"));
}
