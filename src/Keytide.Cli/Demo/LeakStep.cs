using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Cli.Output.Scan;
using Keytide.Cli.Scan;
using Keytide.Connectors.Files;
using Keytide.Connectors.Git;
using Keytide.Connectors.Git.Repositories;
using Keytide.Inventory;
using Keytide.Scanner;
using Keytide.Scanning;
using AccessKey = Keytide.Sandbox.World.AccessKey;

namespace Keytide.Cli.Demo;

/// <summary>
/// Lets somebody commit a key and take it out again, finds it in the history, and names its owner by what the audit has learnt. The
/// repository is a real one, in a temporary folder; it is read by the product's own code.
/// </summary>
internal sealed class LeakStep : IDemoStep
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(200);

    public Task RunAsync(DemoStage stage, CancellationToken cancellation)
    {
        var organization = stage.Organization;
        var remembered = organization.Remembered();
        if (Leaked(stage, remembered) is not { Owner: { } user } key)
        {
            return Task.CompletedTask;
        }

        var now = organization.Clock.GetUtcNow();
        var settings = $"AWS_ACCESS_KEY_ID={key.Id}\nAWS_SECRET_ACCESS_KEY={key.Secret}\nAWS_REGION=eu-west-1\n";
        var at = key.CreatedAt > now - LongAgo ? key.CreatedAt.AddDays(1) : now - LongAgo;
        using var repository = new LeakyRepository(settings, $"{user.Name} <{user.Name}@example.com>", at);
        var scanner = new ScannerSettings { FingerprintKey = ScanRun.FingerprintKey, Now = now };
        var files = new TreeScan(scanner, new TreeScanOptions { Workers = 1 }).Run([repository.Folder], (_, _) => { }, cancellation);
        var history = new HistoryScan(scanner, new GitScanOptions { Workers = 1 })
            .Run(repository.Folder, GitEnvironment.None, found: null, cancellation);
        var judge = new LeakJudge(new KnownAccounts(remembered), ScanSettings.Default);
        var leaks = history.Findings.Select(found => new JudgedLeak(found, judge.Of(found.Finding), null)).ToList();
        stage.Say(text => Write(text, files, new ScanReport(now, history.Coverage, leaks) { Source = "history" }));
        if (leaks.Count != 1 || leaks[0].Found.Finding.AccessKeyId != key.Id || leaks[0].Judgement.Owner is null)
        {
            stage.Failure ??= "a key that was committed and taken out again was not found, or its owner not named.";
        }

        return Task.CompletedTask;
    }

    // The oldest active key whose owner the audit knows; by name where two are of one age.
    private static AccessKey? Leaked(DemoStage stage, IReadOnlyList<CachedAccount> remembered)
    {
        var oldest = (from account in remembered
                      from user in account.Users.Values
                      where user is { Owner: not null, AccessKeys: not null }
                      from key in user.AccessKeys!.Items
                      where key.Status == CredentialStatus.Active
                      orderby key.CreatedAt, key.Id
                      select (Account: account.Id, Key: key.Id.Value)).FirstOrDefault();
        return oldest.Key is null
            ? null
            : stage.Organization.Generated.World.FindAccount(oldest.Account.ToString())?.Users
                .SelectMany(user => user.AccessKeys).FirstOrDefault(key => key.Id == oldest.Key);
    }

    private static void Write(TerminalText text, ScanCoverage files, ScanReport report)
    {
        text.Line("Somebody commits a key, and takes it out three minutes later", SeverityStyle.Strong);
        text.Line($"keytide scan: no leaks in {Figure.Of(files.Files, "file")}. keytide scan --history:");
        text.Line();
        ScanTable.Write(text, report, new ScanTableOptions());
        text.Line();
    }
}
