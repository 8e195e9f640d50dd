using System.Text.Json;
using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit.Ocsf;

/// <summary>What a finding is about, the nearest first: the credential or resource, then the principal.</summary>
internal static class OcsfResources
{
    private const int Target = 1;
    private const int Related = 4;

    public static void Write(Utf8JsonWriter json, AccountAudit account, Finding finding, Credential? credential)
    {
        json.WriteStartArray("resources");
        var isNear = true;
        if (finding.CredentialKind is { } kind && finding.CredentialId is { } id)
        {
            Begin(json, account, id, id, AwsResource.TypeOf(kind), ref isNear);
            if (credential?.CreatedAt is { } created)
            {
                json.WriteNumber("created_time", OcsfEvent.Milliseconds(created));
            }

            WriteOwner(json, finding.Principal);
            WriteData(json, credential);
            json.WriteEndObject();
        }
        else if (finding.Resource is { } resource)
        {
            Begin(json, account, resource, resource, AwsResource.TypeOf(resource), ref isNear);
            json.WriteEndObject();
        }

        var principal = finding.Principal;
        Begin(json, account, principal.Arn, principal.Name, AwsResource.TypeOf(principal.Type), ref isNear);
        if (principal.Id is { } uniqueId)
        {
            json.WriteText("uid_alt", uniqueId);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Begin(Utf8JsonWriter json, AccountAudit account, string uid, string name, string type, ref bool isNear)
    {
        json.WriteStartObject();
        json.WriteText("uid", uid);
        json.WriteText("name", name);
        json.WriteString("type", type);
        json.WriteString("cloud_partition", account.Partition.Id);
        json.WriteString("region", account.Partition.GlobalRegion);
        json.WriteNumber("role_id", isNear ? Target : Related);
        json.WriteString("role", isNear ? "Target" : "Related");
        isNear = false;
    }

    private static void WriteOwner(Utf8JsonWriter json, Principal principal)
    {
        json.WriteStartObject("owner");
        json.WriteText("name", principal.Name);
        json.WriteText("uid", principal.Arn);
        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, Credential? credential)
    {
        if (credential is null)
        {
            return;
        }

        json.WriteStartObject("data");
        json.WriteName("status", credential.Status);
        json.WriteString("lastUse", CredentialAge.LastUseState(credential));
        json.WriteTime("lastUsedAt", credential.LastUse.TryGet(out var use) ? use.At : null);
        json.WriteTime("expiresAt", credential.ExpiresAt);
        json.WriteEndObject();
    }
}
