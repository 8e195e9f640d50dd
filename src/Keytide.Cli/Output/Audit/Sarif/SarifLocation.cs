using System.Text.Json;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Sarif;

/// <summary>
/// Where a finding is. An ARN is no file, so the logical locations are the truth: the credential or resource, and who it belongs to.
/// GitHub refuses a whole upload when one result has no artifact, so each also gets a relative address that names no real file and is
/// the same in every run: <c>aws/ACCOUNT/iam/user/NAME</c>, line 1.
/// </summary>
internal static class SarifLocation
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        WritePhysical(json, $"aws/{finding.AccountId}/iam/{ContractName.Of(finding.Principal.Type)}/{Escape(finding.Principal.Name)}");
        json.WriteStartArray("logicalLocations");
        if (finding.CredentialId is { } id)
        {
            var kind = finding.CredentialKind is { } known ? ContractName.Of(known) : "credential";
            WriteLogical(json, id, $"{finding.Principal.Arn}#{kind}/{id}", kind);
        }
        else if (finding.Resource is { } resource)
        {
            WriteLogical(json, resource, resource, "resource");
        }

        WriteLogical(json, finding.Principal.Name, finding.Principal.Arn, ContractName.Of(finding.Principal.Type));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteAccount(Utf8JsonWriter json, AccountAudit account)
    {
        json.WriteStartObject();
        WritePhysical(json, $"aws/{account.Id}");
        json.WriteStartArray("logicalLocations");
        WriteLogical(json, account.Name ?? account.Id.ToString(), $"arn:{account.Partition}:iam::{account.Id}:root", "account");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePhysical(Utf8JsonWriter json, string uri)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", uri);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", 1);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLogical(Utf8JsonWriter json, string name, string fullyQualifiedName, string kind)
    {
        json.WriteStartObject();
        json.WriteText("name", name);
        json.WriteText("fullyQualifiedName", fullyQualifiedName);
        json.WriteString("kind", kind);
        json.WriteEndObject();
    }

    // An unpaired surrogate cannot be percent-encoded; it becomes U+FFFD first, as everywhere else.
    private static string Escape(string name) => Uri.EscapeDataString(string.Concat(name.EnumerateRunes()));
}
