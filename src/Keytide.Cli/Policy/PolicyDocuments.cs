using System.Globalization;
using System.Text;
using System.Text.Json;
using Keytide.Inventory;

namespace Keytide.Cli.Policy;

/// <summary>The IAM policies that Keytide itself needs, as JSON to be pasted or piped.</summary>
public static class PolicyDocuments
{
    /// <summary>For whoever audits one account.</summary>
    public static string Audit(Partition partition) => Write(writer => Grants(writer, AuditPermissions.Account, partition));

    /// <summary>For whoever audits a whole organization: in the account it starts from.</summary>
    public static string Organization(Partition partition, string roleName) => Write(writer =>
    {
        Grants(writer, [.. AuditPermissions.Account, .. AuditPermissions.Organization], partition);
        Statement(writer, "KeytideAssumesItsRole", ["sts:AssumeRole"], $"arn:{partition}:iam::*:role/{roleName}");
    });

    /// <summary>The trust policy of the role in each member account.</summary>
    public static string MemberTrust(Partition partition, AccountId trusted, string? externalId) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("Sid", "KeytideMayAssume");
        writer.WriteString("Effect", "Allow");
        writer.WriteStartObject("Principal");
        writer.WriteString("AWS", $"arn:{partition}:iam::{trusted}:root");
        writer.WriteEndObject();
        writer.WriteString("Action", "sts:AssumeRole");
        if (externalId is not null)
        {
            writer.WriteStartObject("Condition");
            writer.WriteStartObject("StringEquals");
            writer.WriteString("sts:ExternalId", externalId);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    /// <summary>For whoever calls <c>keytide rotate</c>, or for the role that rotations act as.</summary>
    public static string Rotation(IEnumerable<PolicyStatement> statements) => Write(writer =>
    {
        foreach (var statement in statements)
        {
            Statement(writer, statement);
        }
    });

    private static void Grants(Utf8JsonWriter writer, IReadOnlyList<RequiredPermission> permissions, Partition partition)
    {
        foreach (var group in permissions.GroupBy(permission => permission.Resource).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var resource = string.Format(CultureInfo.InvariantCulture, group.Key, partition);
            var name = group.Key == "*" ? "KeytideReadsTheAccount" : "KeytideReadsUsers";
            Statement(writer, name, [.. group.Select(permission => permission.Action).Order(StringComparer.Ordinal)], resource);
        }
    }

    private static void Statement(Utf8JsonWriter writer, string name, IReadOnlyList<string> actions, string resource) =>
        Statement(writer, new PolicyStatement(name, actions, [resource]));

    private static void Statement(Utf8JsonWriter writer, PolicyStatement statement)
    {
        writer.WriteStartObject();
        writer.WriteString("Sid", statement.Sid);
        writer.WriteString("Effect", "Allow");
        Texts(writer, "Action", statement.Actions);
        if (statement.Resources is [var only])
        {
            writer.WriteString("Resource", only);
        }
        else
        {
            Texts(writer, "Resource", statement.Resources);
        }

        if (statement.Conditions.Count > 0)
        {
            writer.WriteStartObject("Condition");
            foreach (var group in statement.Conditions.GroupBy(condition => condition.Operator))
            {
                writer.WriteStartObject(group.Key);
                foreach (var (_, key, value) in group)
                {
                    writer.WriteString(key, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> statements)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", "2012-10-17");
            writer.WriteStartArray("Statement");
            statements(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
