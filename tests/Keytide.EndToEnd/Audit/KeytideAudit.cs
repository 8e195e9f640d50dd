using System.Text.Json;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Audit;

/// <summary>The real <c>keytide audit --format json</c> with a state folder of its own, kept from run to run.</summary>
internal sealed class KeytideAudit(IReadOnlyDictionary<string, string?> environment) : IDisposable
{
    // Far more than an audit takes, and far less than one that repeats a hopeless call for minutes.
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("keytide-audit-");

    public async Task<(int ExitCode, JsonElement Audit)> RunAsync(params string[] options)
    {
        var settings = new Dictionary<string, string?>(environment) { ["KEYTIDE_HOME"] = _home.FullName };
        var result = await RealProgram.KeytideAsync(["audit", "--format", "json", .. options], settings);
        Assert.True(result.Output.Length > 0, result.Error);
        return (result.ExitCode, JsonDocument.Parse(result.Output).RootElement);
    }

    public void Dispose() => _home.Delete(recursive: true);

    /// <summary>What is asked for of every finding with that verdict.</summary>
    public static IEnumerable<string> Findings(JsonElement audit, string verdict, string check) =>
        from finding in audit.GetProperty("findings").EnumerateArray()
        where finding.GetProperty("verdict").GetString() == verdict && finding.GetProperty("check").GetString() == check
        select finding.GetProperty("principal").GetProperty("name").GetString() + Resource(finding);

    private static string Resource(JsonElement finding) => finding.GetProperty("resource").GetString() is { } arn ? $" {arn}" : "";
}
