using System.Text.Json;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit;

/// <summary>A credential in Keytide's own JSON.</summary>
public static class CredentialJson
{
    public static void Write(Utf8JsonWriter json, Credential credential, DateTimeOffset asOf)
    {
        json.WriteStartObject();
        WriteMembers(json, credential, asOf);
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, Credential credential, DateTimeOffset asOf)
    {
        var age = CredentialAge.Of(credential, asOf);
        var use = credential.LastUse.TryGet(out var known) ? known : null;
        json.WriteName("kind", credential.Kind);
        json.WriteText("id", credential.Id);
        json.WriteString("accountId", credential.AccountId.ToString());
        WritePrincipal(json, "principal", credential.Principal);
        json.WriteName("status", credential.Status);
        json.WriteTime("createdAt", credential.CreatedAt);
        json.WriteString("lastUse", CredentialAge.LastUseState(credential));
        json.WriteTime("lastUsedAt", use?.At);
        json.WriteText("lastUsedService", use?.Service);
        json.WriteText("lastUsedRegion", use?.Region);
        json.WriteText("lastUseUnknownBecause", credential.LastUse.IsKnown ? null : credential.LastUse.Reason);
        json.WriteNumberOrNull("ageDays", age.AgeDays);
        json.WriteNumberOrNull("idleDays", age.IdleDays);
        json.WriteTime("expiresAt", credential.ExpiresAt);
        json.WriteText("service", credential.Service);
    }

    public static void WritePrincipal(Utf8JsonWriter json, string name, Principal principal)
    {
        json.WriteStartObject(name);
        json.WriteName("type", principal.Type);
        json.WriteText("name", principal.Name);
        json.WriteText("arn", principal.Arn);
        json.WriteText("id", principal.Id);
        json.WriteEndObject();
    }
}
