using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Sandbox.Generator;

namespace Keytide.Cli.Sandbox;

/// <summary>
/// The one line that says that the sandbox listens and how to call it. The credentials in it are the sandbox's own: they open nothing else.
/// </summary>
internal static class Announcement
{
    /// <summary>Where events of IAM are found and Organizations is signed for.</summary>
    public const string Region = "us-east-1";

    public static void Write(Stream output, Uri endpoint, GeneratedOrganization organization)
    {
        using (var json = new Utf8JsonWriter(output, JsonText.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("endpoint", endpoint.GetLeftPart(UriPartial.Authority));
            json.WriteString("region", Region);
            json.WriteStartObject("credentials");
            json.WriteString("accessKeyId", organization.AdministratorKey.Id);
            json.WriteString("secretAccessKey", organization.AdministratorKey.Secret);
            json.WriteEndObject();
            json.WriteStartArray("accounts");
            foreach (var account in organization.Accounts)
            {
                json.WriteStartObject();
                json.WriteString("id", account.Id);
                json.WriteString("name", account.Name);
                json.WriteString("auditRole", account.AuditRoleArn);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
        output.Flush();
    }
}
