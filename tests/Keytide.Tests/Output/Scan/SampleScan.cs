using System.Text;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Scan;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Tests.Output.Scan;

/// <summary>A scan with one of everything, hostile names and texts among it.</summary>
internal static class SampleScan
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static ScanReport Report => new(
        Now,
        new ScanCoverage(
            1204, 12_345_678, [new("data/locked.db", "it may not be read"), new("pipe\u001b[2J", "it is neither a file nor a folder")])
        {
            Commits = 17,
            Blobs = 40,
            Objects = 99,
        },
        [Pair("config/app.env", 3), Pair("config/old/app.env", 7), Hostile, LoneId, Url, Accepted, Baselined]);

    public static ScanReport Clean => new(Now, new ScanCoverage(5, 15_000, []), []);

    public static ScanReport Incomplete => new(Now, new ScanCoverage(0, 0, [new("empty", "no file in it was looked at")]), []);

    private static JudgedLeak Pair(string path, int line) => new(
        new FileFinding(path, Finding(Rule.AccessKeyPair, Confidence.High, 95, "11", line)),
        new LeakJudgement
        {
            Status = LeakStatus.Active,
            AsOf = Now.AddDays(-2),
            IsOurs = true,
            AccountName = "payments-prod",
            PrincipalArn = "arn:aws:iam::210987654321:user/deploy",
            Owner = "team-payments",
            CreatedAt = Now.AddDays(-400),
            LastUsedAt = Now.AddDays(-3),
            Todo = "keytide respond AKIAY34FZKBOKMUTVV7A",
        },
        null);

    private static JudgedLeak Hostile => new(
        new FileFinding(
            "=HYPERLINK(1)/\u001b[31mred \u202Eevil\n.txt",
            Finding(Rule.SecretAccessKey, Confidence.Medium, 60, "22", 1) with
            {
                Excerpt = "key = wJal… [red]not markup[/] \u001b]0;title\u0007",
            },
            new CommitReference("89abcdef0123456789abcdef0123456789abcdef", "M\u001bal <mal@example.com>", Now.AddDays(-9)))
        {
            ObjectId = "0123456789abcdef0123456789abcdef01234567",
            IsUnreachable = true,
        },
        LeakJudgement.None,
        null);

    private static JudgedLeak LoneId => new(
        new FileFinding("docs/ids.md", Finding(Rule.AccessKeyId, Confidence.Low, 30, "33", 12) with { Redacted = "AKIAY34FZKBOKMUTVV7A" }),
        new LeakJudgement { Status = LeakStatus.NotOurs, IsOurs = false, IsCanary = true },
        null);

    private static JudgedLeak Url => new(
        new FileFinding("logs/get it?.log", Finding(Rule.PresignedUrl, Confidence.Low, 20, "44", 2) with
        {
            ExpiresAt = Now.AddDays(-1),
            Expired = true,
            Encoding = "base64",
        }),
        LeakJudgement.None,
        null);

    private static JudgedLeak Accepted => new(
        new FileFinding("/abs/tests/fixture.py", Finding(Rule.AccessKeyPair, Confidence.High, 90, "55", 4)),
        LeakJudgement.None,
        new LeakSuppression(SuppressionKind.Allowlist, "made up for a test", "qa", Now.AddDays(30)));

    private static JudgedLeak Baselined => new(
        new FileFinding("tests/other.py", Finding(Rule.AccessKeyPair, Confidence.High, 90, "66", 5)),
        LeakJudgement.None,
        new LeakSuppression(SuppressionKind.Baseline, "known since 2026-02-01"));

    public static async Task<string> WriteAsync(OutputFormat format, ScanReport report, ScanTableOptions? options = null)
    {
        using var output = new MemoryStream();
        await ScanWriter.WriteAsync(format, report, options ?? new ScanTableOptions(), output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static Finding Finding(Rule rule, Confidence confidence, int score, string print, int line) => new()
    {
        Rule = rule,
        Confidence = confidence,
        Score = score,
        Reasons = [new Reason("id and secret stand in one record", 70), new Reason("the secret is named as a secret key", score - 70)],
        Parts = [new FindingPart(PartKind.Secret, 100 + line, 40, line, 25)],
        Fingerprint = string.Concat(Enumerable.Repeat(print, 16)),
        Redacted = "wJal…",
        Excerpt = "aws_secret_access_key = wJal…",
        AccessKeyId = rule == Rule.SecretAccessKey ? null : "AKIAY34FZKBOKMUTVV7A",
        AccountId = rule == Rule.SecretAccessKey ? null : "609629065308",
    };
}
