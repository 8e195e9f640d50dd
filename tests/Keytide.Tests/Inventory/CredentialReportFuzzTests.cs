using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Keytide.Inventory;

namespace Keytide.Tests.Inventory;

/// <summary>Reports as no one should write them: the parser answers every one of them, and what it reads was there.</summary>
public sealed class CredentialReportFuzzTests
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithReplay(20240301, 7).WithMaxTest(200);

    [Fact]
    public void Any_bytes_are_answered()
    {
        var bytes = ArbMap.Default.GeneratorFor<byte[]>();
        Check.One(Repeatable, Prop.ForAll(bytes.ToArbitrary(), content => IsSound(CredentialReportParser.Parse(content))));
    }

    [Fact]
    public void Any_text_behind_a_header_is_answered()
    {
        var pieces = Gen.Elements(
            "bob", ",", ",", ",", "\"", "\"\"", "\n", "\r\n", "arn:aws:iam::123456789012:user/", "arn:aws:iam::123456789012:root",
            "<root_account>", "true", "N/A", "2024-01-01T00:00:00Z", "\0", "é", new string('x', 9000));
        var text = Gen.ArrayOf(pieces).Select(parts => ReportText.Header + "\n" + string.Concat(parts));
        Check.One(Repeatable, Prop.ForAll(text.ToArbitrary(), content => IsSound(ReportText.Parse(content))));
    }

    [Fact]
    public void A_mutated_report_never_shifts_a_cell_into_another_column()
    {
        var valid = Encoding.UTF8.GetBytes(ReportText.Of([.. Enumerable.Range(0, 20).Select(i => ReportText.User($"user{i}"))]));
        var entropy = new SeededEntropy(11);
        for (var round = 0; round < 1500; round++)
        {
            var mutated = Mutate(valid, entropy);
            var (report, failure) = CredentialReportParser.Parse(mutated);
            Assert.True(IsSound((report, failure)));
            foreach (var row in report?.Rows ?? [])
            {
                // At most three places were changed, so more cells than that can only be out of place.
                Assert.True(row.UnreadableCells.Count <= 3, string.Join("; ", row.UnreadableCells));
            }
        }
    }

    [Fact]
    public void A_large_file_of_hostile_lines_is_read_in_linear_time()
    {
        // The quote at the end of every other line swallows the line after it.
        var line = "x," + string.Concat(Enumerable.Repeat("arn:,", 70)) + "\"\n";
        var (report, failure) = ReportText.Parse(ReportText.Header + "\n" + string.Concat(Enumerable.Repeat(line, 20_000)));
        Assert.Null(report);
        Assert.Contains("none of its 10000 rows", failure);
    }

    private static byte[] Mutate(byte[] valid, SeededEntropy entropy)
    {
        var content = valid.ToList();
        var changes = 1 + (int)(entropy.NextDouble() * 3);
        for (var i = 0; i < changes; i++)
        {
            var at = (int)(entropy.NextDouble() * content.Count);
            var value = ",\"\n\r\0xN9-"u8[(int)(entropy.NextDouble() * 9)];
            switch ((int)(entropy.NextDouble() * 4))
            {
                case 0:
                    content[at] = value;
                    break;
                case 1:
                    content.Insert(at, value);
                    break;
                case 2:
                    content.RemoveAt(at);
                    break;
                default:
                    content.RemoveRange(at, Math.Min(content.Count - at, 1 + (int)(entropy.NextDouble() * 200)));
                    break;
            }
        }

        return [.. content];
    }

    private static bool IsSound((CredentialReport? Report, string Failure) answer) =>
        answer.Report is { } report
            ? report.Rows.All(row => IamArn.Parse(row.Arn)?.Name == row.User && row.AccessKeys.Count == 2)
                && (report.Rows.Count + report.UnparsedRows.Count) > 0
            : answer.Failure.Length > 0;
}
