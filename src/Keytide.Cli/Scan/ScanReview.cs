using Keytide.Cli.Settings;
using Keytide.Scanning;
using Keytide.Storage;
using Keytide.Storage.Sqlite;

namespace Keytide.Cli.Scan;

/// <summary>
/// What becomes of findings: some are accepted, and of each it is said whose it is. Settings, baseline and inventory are read only where
/// there is a use for them: a clean commit waits for none of them.
/// </summary>
internal sealed class ScanReview(CommandContext context, ScanRequest request, DateTimeOffset now)
{
    private ScanSettings? _settings;

    /// <summary>Reads what the user named, so that a mistake in it is told before anything is scanned.</summary>
    public LeakBaseline? Open()
    {
        if (context.Settings.Config is not null || context.Settings.Verbose)
        {
            _settings = SettingsFile.Load(context).Scan;
        }

        if (request.WriteBaseline is { } written && File.Exists(written))
        {
            return BaselineFile.Load(written);
        }

        return request.Baseline is { } file ? BaselineFile.Load(file)
            : request.WriteBaseline is not null ? LeakBaseline.New(context.Entropy)
            : null;
    }

    /// <summary>What the settings do without is accepted; they are asked only where something was not looked at.</summary>
    public ScanCoverage Accept(ScanCoverage coverage)
    {
        if (coverage.IsWhole)
        {
            return coverage;
        }

        _settings ??= SettingsFile.Load(context).Scan;
        return UnreadAllowance.Apply(coverage, _settings.Unread, now);
    }

    public async Task<IReadOnlyList<JudgedLeak>> JudgeAsync(
        IReadOnlyList<FileFinding> findings, LeakBaseline? baseline, bool isWhole, CancellationToken cancellation)
    {
        if (findings.Count == 0 && request.WriteBaseline is null && !context.Settings.Verbose)
        {
            return [];
        }

        _settings ??= SettingsFile.Load(context).Scan;
        if (request.WriteBaseline is { } file)
        {
            baseline = await WriteAsync(findings, baseline!, file, isWhole, cancellation);
        }

        var acceptance = new LeakAcceptance(_settings.Allowances, baseline, now);
        var judge = new LeakJudge(findings.Count == 0 ? KnownAccounts.None : Inventory(), _settings);
        var judged = new List<JudgedLeak>(findings.Count);
        foreach (var found in findings)
        {
            var accepted = acceptance.Of(found, out var remark);
            judged.Add(new JudgedLeak(found, judge.Of(found.Finding), accepted) { Remark = remark });
        }

        foreach (var unused in acceptance.Unused)
        {
            context.Talk.Detail($"{unused.Origin}: this allowance accepted nothing.");
        }

        return judged;
    }

    // What a comment or the settings accept needs no place in the baseline.
    private async Task<LeakBaseline> WriteAsync(
        IReadOnlyList<FileFinding> findings, LeakBaseline baseline, string file, bool isWhole, CancellationToken cancellation)
    {
        var others = new LeakAcceptance(_settings!.Allowances, baseline: null, now);
        var counting = findings.Where(found => others.Of(found, out _) is null).ToList();
        var updated = baseline.Updated(counting, DateOnly.FromDateTime(now.UtcDateTime), isWhole);
        await BaselineFile.SaveAsync(updated, file, cancellation);
        context.Talk.Note($"{file}: {updated.Known.Count} known. They are still leaks: switch off what works, then take it out.");
        return updated;
    }

    private KnownAccounts Inventory()
    {
        var folder = StateFolder.Of(context.Settings, Environment.GetEnvironmentVariable);
        if (!File.Exists(folder.DatabaseFile))
        {
            return KnownAccounts.None;
        }

        try
        {
            using var database = folder.OpenDatabase();
            return new KnownAccounts(SqliteInventory.ReadAll(database));
        }
        catch (Exception problem) when (problem is StorageException or KeytideException)
        {
            // Whose a leak is matters less than that it is told.
            context.Talk.Note($"The inventory could not be read, so nobody's name is said: {Quoted.Sentence(problem.Message)}");
            return KnownAccounts.None;
        }
    }
}
