using System.Runtime.CompilerServices;
using Keytide.Cli.Audit;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Keys;
using Keytide.Cli.Settings;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Inventory;
using Keytide.Storage.Sqlite;

namespace Keytide.Cli.Keys;

/// <summary>Reads the accounts that a command about keys needs, by the same plan and with the same memory as an audit.</summary>
internal static class KeyReading
{
    private const int WidthWithoutTerminal = 140;

    public static async IAsyncEnumerable<AccountExamination> ReadAsync(
        CommandContext context, bool organization, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var settings = SettingsFile.Load(context);
        using var aws = AwsSession.Open(context);
        var targets = await new AuditTargets(organization).ReadAsync(context, aws.Client, settings, cancellation);
        using var database = StateFolder.Of(context.Settings, Environment.GetEnvironmentVariable).OpenDatabase();
        var cache = new SqliteInventoryCache(database, targets[0].Partition, context.Time);
        var auditor = new AccountAuditor(settings.Audit, cache, context.Time, asOf: null);
        await foreach (var examination in auditor.ExamineAllAsync(targets, AuditTargets.AtOnce, cancellation))
        {
            foreach (var gap in examination.Audit.Gaps)
            {
                var subject = gap.Subject is { } name ? $" of {Quoted.Shorten(name)}" : "";
                context.Talk.Note($"Not read in account {examination.Audit.Id}: {gap.Source}{subject}: {gap.Reason}");
            }

            yield return examination;
        }
    }

    /// <summary>The facts of a user by ARN; null where the users are not known.</summary>
    public static IReadOnlyDictionary<string, UserFacts> UsersOf(AccountExamination examination) =>
        examination.Snapshot is { } snapshot && snapshot.Users.TryGet(out var users)
            ? users.DistinctBy(user => user.Principal.Arn).ToDictionary(user => user.Principal.Arn, StringComparer.Ordinal)
            : new Dictionary<string, UserFacts>();

    public static KeyListOptions Options(CommandContext context, ResultStream result) => new()
    {
        Color = result.IsTerminal && !context.Settings.NoColor,
        Width = result.IsTerminal ? Math.Clamp(Console.WindowWidth, 72, 400) : WidthWithoutTerminal,
    };

    public static int ExitCodeOf(bool isComplete) => ExitCode.Of(findings: false, incomplete: !isComplete);

    public static bool IsComplete(AccountExamination examination) => examination.Audit.Status == AccountStatus.Complete;
}
