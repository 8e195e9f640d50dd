using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Secrets;

namespace Keytide.Sandbox.Secrets;

/// <summary>Finds the store that a call means: its own account's, in the region it was signed for.</summary>
internal static class SecretStores
{
    public static SecretStore Of(Call call) => call.Account.Part<SecretRegions>().In(call.Account, call.Region);

    public static string ArnPrefix(Call call) => Of(call).ArnPrefix;

    /// <summary>What a policy is asked about: the secret's ARN, or what the caller named where there is no such secret.</summary>
    public static string ArnOf(Call call)
    {
        var given = call.Input.Required("SecretId");
        return Of(call).TryFind(given, call.Now)?.Arn
            ?? (given.StartsWith("arn:", StringComparison.Ordinal) ? given : ArnPrefix(call) + given);
    }

    public static Secret Find(Call call) => Of(call).Find(call.Input.Required("SecretId"), call.Now);

    public static Secret FindLive(Call call) => Of(call).FindLive(call.Input.Required("SecretId"), call.Now);

    public static Structure Named(Secret secret) => new() { { "ARN", secret.Arn }, { "Name", secret.Name } };
}
