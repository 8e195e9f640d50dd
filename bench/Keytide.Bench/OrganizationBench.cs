using System.Diagnostics;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Cli.Sandbox;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.Generator;

namespace Keytide.Bench;

/// <summary>
/// Audits a large organization in one process, the sandbox included, on virtual time: what the machine has to do, without what the network
/// makes it wait. Accounts are made when they are first touched and forgotten when they are written, so memory shows what an audit keeps.
/// </summary>
internal static class OrganizationBench
{
    private const int AccountsAtOnce = 16;
    private const int Marks = 10;

    public static void Run(int accounts, int users)
    {
        var start = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var clock = new VirtualClock(start);
        var organization = OrganizationGenerator.Generate(new OrganizationShape(start) { Accounts = accounts, Users = users });
        var client = new AwsClient(
            new SandboxTransport(new SandboxAws(organization.World, clock), clock),
            new FixedCredentials(organization.AdministratorKey.Id, organization.AdministratorKey.Secret),
            new AwsEndpoints("us-east-1"),
            clock,
            new SeededEntropy(1));
        var auditor = new AccountAuditor(AuditSettings.Default, new NoInventoryCache(), clock, asOf: null);
        var header = new AuditHeader(start, "bench", IsOrganization: true, BaselineAsOf: null);
        var writer = AuditReportWriters.Create(OutputFormat.Ndjson, header, Stream.Null, new AuditReportOptions());
        var summary = new AuditSummary();
        var watch = Stopwatch.StartNew();
        var done = 0;
        Console.WriteLine("accounts  seconds  live MB  peak MB");
        VirtualLoop.Run(clock, async () =>
        {
            var reader = new OrganizationReader(client, clock, new SeededEntropy(2));
            var targets = await reader.ReadOrganizationAsync("KeytideAudit", null, CancellationToken.None);
            await foreach (var audit in auditor.AuditAllAsync(targets, AccountsAtOnce, CancellationToken.None))
            {
                summary.Add(audit);
                await writer.WriteAccountAsync(audit, CancellationToken.None);
                organization.World.Forget(audit.Id.ToString());
                if (++done % Math.Max(1, accounts / Marks) == 0)
                {
                    Mark(done, watch.Elapsed);
                }
            }
        });
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        Console.WriteLine(
            $"{summary.Accounts} accounts, {summary.Users} users, {summary.AccessKeys} keys, {summary.Calls} requests, "
            + $"{summary.Count(AccountStatus.Complete)} complete: {watch.Elapsed.TotalSeconds:F1} s, {cpu.TotalSeconds:F1} s CPU, "
            + $"{cpu.TotalMilliseconds / accounts:F1} ms CPU an account.");
    }

    private static void Mark(int done, TimeSpan elapsed)
    {
        var live = GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024);
        Console.WriteLine($"{done,8}  {elapsed.TotalSeconds,7:F1}  {live,7:F1}  {peak,7:F0}");
    }
}
