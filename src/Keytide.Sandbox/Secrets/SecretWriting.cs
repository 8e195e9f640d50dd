using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Secrets;

namespace Keytide.Sandbox.Secrets;

/// <summary>CreateSecret, PutSecretValue, UpdateSecret, UpdateSecretVersionStage.</summary>
internal static class SecretWriting
{
    private const string SuffixSymbols = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static Structure Create(Call call)
    {
        if (call.Input.Has("AddReplicaRegions"))
        {
            throw SecretErrors.InvalidParameter("Replication is not part of this sandbox.");
        }
        var chance = call.Account.Chance;
        var symbols = Enumerable.Range(0, SecretStore.SuffixLength).Select(_ => SuffixSymbols[chance.NextInt(SuffixSymbols.Length)]);
        var (secret, version) = SecretStores.Of(call).Create(call.Input.Required("Name"), call.Input.Text("ClientRequestToken"),
            PayloadOf(call), call.Input.Text("KmsKeyId"), string.Concat(symbols), call.Now);
        secret.Description ??= call.Input.Text("Description");
        foreach (var tag in call.Input.Structures("Tags"))
        {
            secret.Tags[tag.Text("Key") ?? ""] = tag.Text("Value") ?? "";
        }
        var answer = SecretStores.Named(secret);
        answer.Add("VersionId", version?.Id);
        return answer;
    }

    public static Structure Put(Call call)
    {
        var stages = call.Input.Has("VersionStages") ? call.Input.Texts("VersionStages") : null;
        var (secret, version) = SecretStores.Of(call).Put(call.Input.Required("SecretId"), call.Input.Text("ClientRequestToken"),
            PayloadOf(call), stages, call.World.Part<ServiceKnobs>().SecretReadableAfter, call.Now);
        var answer = SecretStores.Named(secret);
        answer.Add("VersionId", version.Id);
        answer.Add("VersionStages", version.Stages.ToList());
        return answer;
    }

    public static Structure Update(Call call)
    {
        var store = SecretStores.Of(call);
        var secretId = call.Input.Required("SecretId");
        var payload = PayloadOf(call);
        var token = call.Input.Text("ClientRequestToken");
        var secret = store.FindLive(secretId, call.Now);
        if (token is null)
        {
            throw SecretErrors.InvalidRequest(SecretErrors.TokenMissing);
        }
        secret.KmsKeyId = call.Input.Text("KmsKeyId") ?? secret.KmsKeyId;
        secret.Description = call.Input.Text("Description") ?? secret.Description;
        var version = payload is null
            ? null
            : store.Put(secretId, token, payload, null, call.World.Part<ServiceKnobs>().SecretReadableAfter, call.Now).Version;
        secret.Touch(call.Now);
        var answer = SecretStores.Named(secret);
        answer.Add("VersionId", version?.Id);
        return answer;
    }

    public static Structure MoveStage(Call call)
    {
        SecretStores.Of(call).MoveStage(call.Input.Required("SecretId"), call.Input.Required("VersionStage"),
            call.Input.Text("RemoveFromVersionId"), call.Input.Text("MoveToVersionId"), call.Now);
        return SecretStores.Named(SecretStores.FindLive(call));
    }

    private static SecretPayload? PayloadOf(Call call)
    {
        try
        {
            return SecretPayload.From(call.Input.Text("SecretString"),
                call.Input.Text("SecretBinary") is { } binary ? Convert.FromBase64String(binary) : null);
        }
        catch (FormatException)
        {
            throw new ApiException("SerializationException", "");
        }
    }
}
