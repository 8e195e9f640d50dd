using System.Text;
using System.Text.Json;
using Keytide.Cli.Output.Audit;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Keys;

/// <summary>Writes all that is known of one credential: as text for a person, as JSON, or as the row that a list would have.</summary>
public static class KeyDetailWriter
{
    public static async ValueTask WriteAsync(
        OutputFormat format, KeyDetail detail, DateTimeOffset asOf, Stream output, KeyListOptions options, CancellationToken cancellation)
    {
        switch (format)
        {
            case OutputFormat.Json:
                using (var items = new JsonItems(""))
                {
                    await items.WriteAsync(output, detail, (json, it) => Write(json, it, asOf), cancellation);
                    await output.WriteAsync("\n"u8.ToArray(), cancellation);
                }

                break;
            case OutputFormat.Csv:
                await using (var csv = new KeyCsvWriter(asOf, output))
                {
                    await csv.WriteAsync(detail.Row, cancellation);
                    await csv.CompleteAsync(cancellation);
                }

                break;
            default:
                var text = new TerminalText(options.Width, options.Color);
                KeyDetailText.Write(text, detail, asOf);
                await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
                break;
        }

        await output.FlushAsync(cancellation);
    }

    private static void Write(Utf8JsonWriter json, KeyDetail detail, DateTimeOffset asOf)
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", "1");
        json.WriteTime("asOf", asOf);
        json.WriteStartObject("credential");
        KeyJsonWriter.WriteMembers(json, detail.Row, asOf);
        json.WriteEndObject();
        WriteTags(json, detail.Tags);
        WritePermissions(json, detail.Permissions);
        json.WriteStartArray("otherCredentials");
        foreach (var other in detail.Others)
        {
            CredentialJson.Write(json, other, asOf);
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in detail.Findings)
        {
            FindingJson.Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, Fact<IReadOnlyDictionary<string, string>> tags)
    {
        if (!tags.TryGet(out var known))
        {
            json.WriteNull("tags");
            return;
        }

        json.WriteStartObject("tags");
        foreach (var (name, value) in known.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            json.WriteText(name, value);
        }

        json.WriteEndObject();
    }

    private static void WritePermissions(Utf8JsonWriter json, Fact<UserPermissions> permissions)
    {
        if (!permissions.TryGet(out var known))
        {
            json.WriteNull("permissions");
            return;
        }

        json.WriteStartObject("permissions");
        WriteNames(json, "groups", known.Groups);
        WriteNames(json, "inlinePolicies", known.InlinePolicies.Select(policy => policy.Name));
        WriteNames(json, "attachedPolicies", known.AttachedPolicies.Select(policy => policy.Arn));
        json.WriteText("permissionsBoundary", known.BoundaryArn);
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names)
        {
            json.WriteTextValue(one);
        }

        json.WriteEndArray();
    }
}
