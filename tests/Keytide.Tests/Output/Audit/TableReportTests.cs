using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;

namespace Keytide.Tests.Output.Audit;

public sealed class TableReportTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public async Task The_sample_audit_is_shown_as_agreed(int width) => Golden.Golden.Check(
        await SampleAudit.WriteAsync(OutputFormat.Table, new AuditReportOptions { Width = width }), $"sample-{width}");

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public async Task No_line_is_wider_than_the_terminal(int width)
    {
        var text = await SampleAudit.WriteAsync(OutputFormat.Table, new AuditReportOptions { Width = width });
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public async Task Without_colour_there_is_no_escape_sequence_and_with_colour_only_our_own()
    {
        Assert.DoesNotContain('\u001b', await SampleAudit.WriteAsync(OutputFormat.Table));

        var colored = await SampleAudit.WriteAsync(OutputFormat.Table, new AuditReportOptions { Color = true });
        Assert.Matches("\u001b\\[1;[39]1mcritical", colored);
        Assert.DoesNotContain('\u001b', Regex.Replace(colored, "\u001b\\[[0-9;]*m", ""));
        Assert.Contains("line\\u001B[31m", colored); // The user's own sequence is shown, not obeyed.
        Assert.Contains("[red]pipe|user[/]", colored);
    }

    [Fact]
    public async Task A_long_list_is_cut_and_the_rest_counted()
    {
        var sample = SampleAudit.Accounts[0];
        var many = sample with
        {
            Findings = [.. Enumerable.Range(0, 500).Select(i => sample.Findings[1] with { Id = $"{i:D4}", Message = $"Number {i}." })],
        };
        var text = await SampleAudit.WriteAsync(OutputFormat.Table, SampleAudit.Header, [many], new AuditReportOptions { MostRows = 20 });
        Assert.Equal(20, Regex.Count(text, "Number "));
        Assert.Contains("480 more: use --format csv", text);
        Assert.Contains("500 findings, the worst high.", text);
    }

    [Fact]
    public async Task An_audit_that_is_not_whole_is_never_called_clean()
    {
        var clean = SampleAudit.Accounts[3];
        Assert.Contains("Nothing failed, and everything was read.", await ShowAsync(clean));

        var closed = SampleAudit.Accounts[2];
        Assert.Contains("not everything could be read", await ShowAsync(clean, closed));
        Assert.Contains("000000000042: not read at all: AccessDenied", (await ShowAsync(clean, closed)).ReplaceLineEndings(" "));

        var unknown = clean with { Findings = [clean.Findings[0] with { Verdict = Verdict.Unknown }] };
        Assert.Contains("not everything could be read", await ShowAsync(unknown));
    }

    [Fact]
    public async Task The_gravest_finding_comes_first_wherever_its_account_was_written()
    {
        var text = await SampleAudit.WriteAsync(OutputFormat.Table, SampleAudit.Header, SampleAudit.Accounts.Reverse());
        Assert.Equal(await SampleAudit.WriteAsync(OutputFormat.Table), text);
        Assert.True(text.IndexOf("root.access-key", StringComparison.Ordinal) < text.IndexOf("key.age", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_name_and_any_message_can_be_laid_out_and_none_is_obeyed() =>
        Prop.ForAll<string, string, byte>((name, message, width) =>
        {
            var sample = SampleAudit.Accounts[0];
            var finding = sample.Findings[0];
            var hostile = finding with
            {
                Message = message + name + message,
                Principal = new Principal(PrincipalType.User, name, "arn:aws:iam::1:user/x", null),
            };
            var text = SampleAudit.WriteAsync(
                OutputFormat.Table,
                SampleAudit.Header,
                [sample with { Name = message, Findings = [hostile] }],
                new AuditReportOptions { Width = width }).GetAwaiter().GetResult();
            return !text.Any(c => char.IsControl(c) && c != '\n') && text.Contains("root.access-key");
        }).QuickCheckThrowOnFailure();

    private static Task<string> ShowAsync(params AccountAudit[] accounts) =>
        SampleAudit.WriteAsync(OutputFormat.Table, SampleAudit.Header, accounts);
}
