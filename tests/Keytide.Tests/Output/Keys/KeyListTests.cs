using System.Text;
using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Keys;
using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Output.Audit;
using Keytide.Tests.Output.Shapes;

namespace Keytide.Tests.Output.Keys;

public sealed class KeyListTests
{
    private static readonly JsonShape List = JsonShape.Object(
        ("schemaVersion", JsonShape.OneOf("1")),
        ("asOf", JsonShape.Time),
        ("credentials", JsonShape.ListOf(JsonShape.Object([.. JsonContract.CredentialMembers, .. RowMembers]))));

    private static (string Name, JsonShape Shape)[] RowMembers =>
    [
        ("accountName", JsonShape.Text().OrNull), ("owner", JsonShape.Text().OrNull), ("failedFindings", JsonShape.Whole()),
        ("worst", JsonShape.OneOf("informational", "low", "medium", "high", "critical").OrNull),
    ];

    [Theory]
    [InlineData(OutputFormat.Table, 80, "table-80.verified.txt")]
    [InlineData(OutputFormat.Table, 140, "table-140.verified.txt")]
    [InlineData(OutputFormat.Json, 120, "list.verified.json")]
    [InlineData(OutputFormat.Csv, 120, "list.verified.csv")]
    public async Task The_list_is_written_as_agreed(OutputFormat format, int width, string file)
    {
        var parts = file.Split(".verified.");
        Golden.Golden.Check(await ListAsync(format, new KeyListOptions { Width = width }), parts[0], parts[1]);
    }

    [Fact]
    public async Task The_json_has_the_members_of_the_audit_and_its_own()
    {
        List.Assert(JsonDocument.Parse(await ListAsync(OutputFormat.Json, new KeyListOptions())).RootElement);
        List.Assert(JsonDocument.Parse(await ListAsync(OutputFormat.Json, new KeyListOptions(), [])).RootElement);
    }

    [Fact]
    public async Task A_csv_row_reads_back_whole_and_is_no_formula()
    {
        var rows = CsvReader.Read(await ListAsync(OutputFormat.Csv, new KeyListOptions()));
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.All(rows.SelectMany(row => row), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0]), cell));
    }

    [Fact]
    public void Findings_are_counted_for_the_credential_they_are_about()
    {
        var rows = Rows().ToDictionary(row => row.Credential.Id ?? $"{row.Credential.Kind} of {row.Credential.Principal.Name}");
        Assert.Equal((1, Severity.Critical), (rows["AKIAROOT000000000001"].Failed, rows["AKIAROOT000000000001"].Worst));
        Assert.Equal((0, null), (rows["AKIABOB0000000000001"].Failed, rows["AKIABOB0000000000001"].Worst)); // muted
        Assert.Equal(1, rows["Password of bob+ops@example.com"].Failed);
    }

    [Theory]
    [InlineData("Owner=anna;Team=x", "anna")]
    [InlineData("team=payments", "payments")]
    [InlineData("OWNER= ;contact=ops@example.com", "ops@example.com")]
    [InlineData("Name=x", null)]
    public void The_owner_is_who_the_tags_say(string tags, string? owner) => Assert.Equal(
        owner, OwnerTag.Find(tags.Split(';').Select(tag => tag.Split('=')).ToDictionary(tag => tag[0], tag => tag[1])));

    [Fact]
    public async Task A_long_table_is_cut_and_the_rest_counted()
    {
        var text = await ListAsync(OutputFormat.Table, new KeyListOptions { MostRows = 2 });
        Assert.Contains("13 more: use --format csv", text);
        Assert.Contains("AKIAROOT000000000001", text); // the worst stays
    }

    private static IEnumerable<KeyRow> Rows() => SampleAudit.Accounts.SelectMany(account => KeyRow.Of(account, arn =>
        arn.EndsWith("alice", StringComparison.Ordinal) ? new Dictionary<string, string> { ["owner"] = "alice@example.com" } : null));

    private static async Task<string> ListAsync(OutputFormat format, KeyListOptions options, IEnumerable<KeyRow>? rows = null)
    {
        using var output = new MemoryStream();
        await using var writer = KeyListWriters.Create(format, SampleAudit.AsOf, output, options);
        foreach (var row in rows ?? Rows())
        {
            await writer.WriteAsync(row, CancellationToken.None);
        }

        await writer.CompleteAsync(CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
