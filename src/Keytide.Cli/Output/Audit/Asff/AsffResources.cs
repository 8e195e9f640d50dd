using System.Text.Json;
using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit.Asff;

/// <summary>What a finding is about, with Security Hub's details: the credential or resource first, then the principal.</summary>
internal static class AsffResources
{
    private const int LongestId = 512;
    private const int LongestField = 1000;

    public static void Write(Utf8JsonWriter json, AccountAudit account, Finding finding, Credential? credential)
    {
        json.WriteStartArray("Resources");
        if (finding.CredentialKind == CredentialKind.AccessKey && finding.CredentialId is { } keyId)
        {
            WriteKey(json, account, finding.Principal, keyId, credential);
        }
        else if (finding.CredentialKind is { } kind)
        {
            WriteCredential(json, account, finding, kind, credential);
        }
        else if (finding.Resource is { } resource)
        {
            Begin(json, account, AwsResource.TypeOf(resource), resource);
            json.WriteEndObject();
        }

        WritePrincipal(json, account, finding.Principal);
        json.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter json, AccountAudit account, Principal principal, string id, Credential? key)
    {
        Begin(json, account, AwsResource.AccessKey, $"AWS::IAM::AccessKey:{id}");
        json.WriteStartObject("Details");
        json.WriteStartObject(AwsResource.AccessKey);
        json.WriteBounded("AccessKeyId", id, LongestField);
        json.WriteString("AccountId", account.Id.ToString());
        json.WriteBoundedIfAny("CreatedAt", Timestamp.Of(key?.CreatedAt), LongestField);
        json.WriteBoundedIfAny("PrincipalId", principal.Id, LongestField);
        json.WriteBounded("PrincipalName", principal.Name, LongestField);
        json.WriteString("PrincipalType", principal.Type.ToString());
        if (key?.Status is CredentialStatus.Active or CredentialStatus.Inactive)
        {
            json.WriteString("Status", key.Status.ToString());
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // No type of Security Hub's fits; the details are free fields.
    private static void WriteCredential(
        Utf8JsonWriter json, AccountAudit account, Finding finding, CredentialKind kind, Credential? credential)
    {
        Begin(json, account, AwsResource.Other, $"{finding.Principal.Arn}#{ContractName.Of(kind)}/{finding.CredentialId}".TrimEnd('/'));
        json.WriteStartObject("Details");
        json.WriteStartObject("Other");
        json.WriteName("Kind", kind);
        json.WriteBoundedIfAny("CredentialId", finding.CredentialId, LongestField);
        json.WriteBoundedIfAny("CreatedAt", Timestamp.Of(credential?.CreatedAt), LongestField);
        json.WriteBoundedIfAny("ExpiresAt", Timestamp.Of(credential?.ExpiresAt), LongestField);
        json.WriteBoundedIfAny("Service", credential?.Service, LongestField);
        json.WriteBoundedIfAny("Status", credential is null ? null : ContractName.Of(credential.Status), LongestField);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePrincipal(Utf8JsonWriter json, AccountAudit account, Principal principal)
    {
        var type = AwsResource.TypeOf(principal.Type);
        Begin(json, account, type, type == AwsResource.Account ? $"AWS::::Account:{account.Id}" : principal.Arn);
        if (type == AwsResource.User)
        {
            json.WriteStartObject("Details");
            json.WriteStartObject(AwsResource.User);
            json.WriteBounded("UserName", principal.Name, LongestField);
            json.WriteBoundedIfAny("UserId", principal.Id, LongestField);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, AccountAudit account, string type, string id)
    {
        json.WriteStartObject();
        json.WriteString("Type", type);
        json.WriteBounded("Id", id, LongestId);
        json.WriteString("Partition", account.Partition.Id);
        json.WriteString("Region", account.Partition.GlobalRegion);
    }
}
