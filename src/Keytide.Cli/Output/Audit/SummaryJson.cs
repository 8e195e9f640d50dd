using System.Text.Json;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>The figures of an audit in Keytide's own JSON, every member present, zeros included.</summary>
public static class SummaryJson
{
    public static void Write(Utf8JsonWriter json, AuditSummary summary)
    {
        json.WriteStartObject();
        WriteMembers(json, summary);
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, AuditSummary summary)
    {
        json.WriteNumber("accounts", summary.Accounts);
        json.WriteNumber("users", summary.Users);
        json.WriteNumber("accessKeys", summary.AccessKeys);
        json.WriteNumber("activeAccessKeys", summary.ActiveAccessKeys);
        WriteCounts(json, "byVerdict", Enum.GetValues<Verdict>(), summary.Count);
        WriteCounts(json, "bySeverity", Enum.GetValues<Severity>(), summary.Count);
        WriteCounts(json, "byAccountStatus", Enum.GetValues<AccountStatus>(), summary.Count);
        json.WriteText("worst", summary.Worst is { } worst ? ContractName.Of(worst) : null);
        json.WriteBoolean("incomplete", summary.IsIncomplete);
        json.WriteNumber("calls", summary.Calls);
    }

    private static void WriteCounts<T>(Utf8JsonWriter json, string name, T[] members, Func<T, int> count)
        where T : struct, Enum
    {
        json.WriteStartObject(name);
        foreach (var member in members)
        {
            json.WriteNumber(ContractName.Of(member), count(member));
        }

        json.WriteEndObject();
    }
}
