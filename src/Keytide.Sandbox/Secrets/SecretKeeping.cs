using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Secrets;

namespace Keytide.Sandbox.Secrets;

/// <summary>DeleteSecret, RestoreSecret, tags, and rotation.</summary>
internal static class SecretKeeping
{
    private const int MaximumTags = 50;

    public static Structure Delete(Call call)
    {
        var store = SecretStores.Of(call);
        var secretId = call.Input.Required("SecretId");
        var force = call.Input.Flag("ForceDeleteWithoutRecovery") == true;
        var recoveryDays = call.Input.Number("RecoveryWindowInDays");
        var found = store.TryFind(secretId, call.Now);
        if (found is null && force && recoveryDays is null)
        {
            // Documented: with force, a secret that does not exist is no error.
            return new Structure
            {
                { "ARN", SecretStores.ArnOf(call) }, { "Name", secretId }, { "DeletionDate", call.Now },
            };
        }
        var date = store.Delete(secretId, recoveryDays, force, call.Now);
        var answer = SecretStores.Named(found!);
        answer.Add("DeletionDate", date);
        return answer;
    }

    public static Structure Restore(Call call) =>
        SecretStores.Named(SecretStores.Of(call).Restore(call.Input.Required("SecretId"), call.Now));

    public static Structure? Tag(Call call)
    {
        var secret = SecretStores.FindLive(call);
        var tags = call.Input.Structures("Tags");
        if (secret.Tags.Keys.Union(tags.Select(tag => tag.Text("Key") ?? "")).Count() > MaximumTags)
        {
            throw SecretErrors.InvalidParameter("The request exceeds the maximum of 50 tags for a secret.");
        }
        foreach (var tag in tags)
        {
            secret.Tags[tag.Text("Key") ?? ""] = tag.Text("Value") ?? "";
        }
        return null;
    }

    public static Structure? Untag(Call call)
    {
        var secret = SecretStores.FindLive(call);
        foreach (var key in call.Input.Texts("TagKeys"))
        {
            secret.Tags.Remove(key);
        }
        return null;
    }

    public static Structure Rotate(Call call) => throw SecretRotating.Refuse(
        SecretStores.FindLive(call), call.Input.Text("ClientRequestToken"), call.Input.Text("RotationLambdaARN"));

    public static Structure CancelRotate(Call call)
    {
        var secret = SecretStores.FindLive(call);
        var pending = SecretRotating.Cancel(secret, call.Now);
        var answer = SecretStores.Named(secret);
        answer.Add("VersionId", pending?.Id);
        return answer;
    }
}
