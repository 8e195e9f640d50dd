using System.Text.Json;
using System.Text.RegularExpressions;
using Keytide.Inventory;
using Keytide.Tests.Support;

namespace Keytide.Tests.Inventory;

/// <summary>The credential report that others recorded on AWS in February 2026.</summary>
public sealed partial class RecordedReportTests
{
    [Fact]
    public void The_recorded_report_is_read_whole()
    {
        var file = Path.Combine(Repository.SharedData ?? "", "aws-recorded", "credential_report.json");
        Assert.SkipWhen(Repository.SharedData is null || !File.Exists(file), "the folder of recorded data is not beside this checkout");
        var report = ReportText.Parse(ToText(file)).Report!;

        Assert.Empty(report.MissingColumns);
        Assert.Empty(report.UnknownColumns);
        Assert.Empty(report.UnparsedRows);
        var row = Assert.Single(report.Rows);
        Assert.Empty(row.UnreadableCells);
        Assert.Equal(ReportFlag.Yes, row.PasswordEnabled);
        Assert.Equal(ReportDateKind.NoInformation, row.PasswordLastUsed.Kind);

        // The key that was deactivated keeps its date and is still there.
        Assert.Equal([ReportFlag.Yes, ReportFlag.No], row.AccessKeys.Select(slot => slot.Active));
        Assert.All(row.AccessKeys, slot => Assert.Equal(ReportDateKind.At, slot.LastRotated.Kind));
        Assert.All(row.Certificates, slot => Assert.True(slot.IsEmpty));
    }

    // The recording has the report as parsed cells, what varies replaced by placeholders.
    private static string ToText(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var recorded = document.RootElement.EnumerateObject().Single(test => test.Name.EndsWith("::test_credential_report"))
            .Value.GetProperty("recorded-content").GetProperty("credentials-report");
        var columns = recorded.GetProperty("field_names").EnumerateArray().Select(name => name.GetString()!).ToList();
        var lines = recorded.GetProperty("users").EnumerateArray()
            .Select(user => string.Join(',', columns.Select(column => user.GetProperty(column).GetString())));
        var text = string.Join('\n', lines.Prepend(string.Join(',', columns)));
        return Timestamp().Replace(text, "$1").Replace("<partition>", "aws").Replace("<user-name:1>", "user-1");
    }

    [GeneratedRegex("<timestamp:([^>]+)>")]
    private static partial Regex Timestamp();
}
