using System.Text.Json;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>What was asked for and when, in Keytide's own JSON.</summary>
public static class HeaderJson
{
    public static void WriteMembers(Utf8JsonWriter json, AuditHeader header)
    {
        json.WriteTime("asOf", header.AsOf);
        json.WriteText("toolVersion", header.ToolVersion);
        json.WriteBoolean("organization", header.IsOrganization);
        json.WriteTime("baselineAsOf", header.BaselineAsOf);
    }
}
