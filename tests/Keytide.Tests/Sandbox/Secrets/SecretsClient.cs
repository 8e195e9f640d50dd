using System.Text.Json;

namespace Keytide.Tests.Sandbox.Secrets;

/// <summary>Secrets Manager as the administrator of a small world calls it; tokens are written short and padded here.</summary>
internal sealed class SecretsClient(SandboxClient client)
{
    public static string Token(string name) => name.PadRight(32, '0');

    public Reply Call(string operation, object body) =>
        client.Json("secretsmanager", "secretsmanager." + operation, JsonSerializer.Serialize(body));

    public Reply Create(string name, string? value = "one", string token = "v1") => value is null
        ? Call("CreateSecret", new { Name = name, ClientRequestToken = Token(token) })
        : Call("CreateSecret", new { Name = name, ClientRequestToken = Token(token), SecretString = value });

    public Reply Put(string name, string value, string token, params string[] stages) => stages.Length == 0
        ? Call("PutSecretValue", new { SecretId = name, ClientRequestToken = Token(token), SecretString = value })
        : Call("PutSecretValue", new { SecretId = name, ClientRequestToken = Token(token), SecretString = value, VersionStages = stages });

    public Reply Get(string name, string? stage = null) => stage is null
        ? Call("GetSecretValue", new { SecretId = name })
        : Call("GetSecretValue", new { SecretId = name, VersionStage = stage });

    public string Value(string name, string? stage = null) => Get(name, stage).Ok().Json.GetProperty("SecretString").GetString()!;

    public Reply Move(string name, string stage, string? from, string? to)
    {
        var body = new Dictionary<string, string> { ["SecretId"] = name, ["VersionStage"] = stage };
        if (from is not null)
        {
            body["RemoveFromVersionId"] = Token(from);
        }
        if (to is not null)
        {
            body["MoveToVersionId"] = Token(to);
        }
        return Call("UpdateSecretVersionStage", body);
    }

    /// <summary>The labels as <c>v1: AWSPREVIOUS | v2: AWSCURRENT AWSPENDING</c>, in the order of the versions' names.</summary>
    public string Stages(string name)
    {
        var map = Call("DescribeSecret", new { SecretId = name }).Ok().Json.GetProperty("VersionIdsToStages");
        return string.Join(" | ", map.EnumerateObject().OrderBy(version => version.Name, StringComparer.Ordinal).Select(version =>
            $"{version.Name.TrimEnd('0')}: {string.Join(' ', version.Value.EnumerateArray().Select(stage => stage.GetString()))}"));
    }
}
