using System.Text.Json;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>An account's coverage in Keytide's own JSON.</summary>
public static class AccountJson
{
    public static void Write(Utf8JsonWriter json, AccountAudit account)
    {
        json.WriteStartObject();
        WriteMembers(json, account);
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, AccountAudit account)
    {
        json.WriteString("id", account.Id.ToString());
        json.WriteText("name", account.Name);
        json.WriteString("partition", account.Partition.Id);
        json.WriteName("status", account.Status);
        json.WriteText("reason", account.Reason);
        json.WriteNumberOrNull("users", account.Users);
        json.WriteStartObject("calls");
        foreach (var (action, count) in account.Calls.OrderBy(call => call.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(action, count);
        }

        json.WriteEndObject();
        json.WriteStartArray("gaps");
        foreach (var gap in account.Gaps)
        {
            json.WriteStartObject();
            json.WriteText("source", gap.Source);
            json.WriteText("subject", gap.Subject);
            json.WriteText("reason", gap.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
