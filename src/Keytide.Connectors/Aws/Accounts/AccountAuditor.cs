using System.Runtime.CompilerServices;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;

namespace Keytide.Connectors.Aws.Accounts;

/// <summary>
/// Audits one account after the other: reads it, judges it, reads live whatever is about to fail on facts that may be stale, and judges
/// it again. An account that cannot be reached is a result like any other.
/// </summary>
/// <param name="settings">Which checks, how strict.</param>
/// <param name="cache">What earlier audits know.</param>
/// <param name="clock">Time of the calls and, unless <paramref name="asOf"/> is given, of the judgement.</param>
/// <param name="asOf">The instant at which ages are computed; null for the time of reading.</param>
public sealed class AccountAuditor(AuditSettings settings, IInventoryCache cache, TimeProvider clock, DateTimeOffset? asOf)
{
    // What a live reading brings up may itself rest on a stale fact, a second password for example; twice is enough for every check.
    private const int MostVerifications = 2;

    /// <summary>The audits alone of <see cref="ExamineAllAsync"/>.</summary>
    /// <exception cref="KeytideException">The caller has no credentials, or they cannot be renewed.</exception>
    public async IAsyncEnumerable<AccountAudit> AuditAllAsync(
        IReadOnlyList<AccountTarget> targets, int degree, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var examination in ExamineAllAsync(targets, degree, cancellation))
        {
            yield return examination.Audit;
        }
    }

    /// <summary>
    /// Audits many accounts, <paramref name="degree"/> of them at once, and gives them out in their order: no more than that many are held
    /// in memory, however many there are.
    /// </summary>
    /// <exception cref="KeytideException">The caller has no credentials, or they cannot be renewed.</exception>
    public async IAsyncEnumerable<AccountExamination> ExamineAllAsync(
        IReadOnlyList<AccountTarget> targets, int degree, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var window = new Queue<Task<AccountExamination>>();
        try
        {
            foreach (var target in targets)
            {
                if (window.Count == degree)
                {
                    yield return await window.Dequeue();
                }

                window.Enqueue(ExamineAsync(target, stop.Token));
            }

            while (window.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            // After a failure, or where nobody wants the rest: what is under way is stopped, and its own failures say nothing new.
            stop.Cancel(); // Not CancelAsync: that leaves the thread, and with it the order that simulation relies on.
            await Task.WhenAll(window.Select(Ended));
        }
    }

    /// <exception cref="KeytideException">The caller has no credentials, or they cannot be renewed.</exception>
    public async Task<AccountAudit> AuditAsync(AccountTarget target, CancellationToken cancellation) =>
        (await ExamineAsync(target, cancellation)).Audit;

    /// <exception cref="KeytideException">The caller has no credentials, or they cannot be renewed.</exception>
    public async Task<AccountExamination> ExamineAsync(AccountTarget target, CancellationToken cancellation)
    {
        var obstacle = target.Obstacle ?? await ObstacleAsync(target, cancellation);
        if (obstacle is not null)
        {
            return new AccountExamination(AccountAudits.Unreachable(target, obstacle), Snapshot: null);
        }

        var readable = target.MayKnowRootFeatures ? settings.Readable : settings.Readable & ~FactGroups.OrganizationRootFeatures;
        var ours = settings with { Readable = readable };
        var reader = new AccountReader(target, cache, clock);
        var scope = new InventoryScope(CheckCatalog.FactsFor(ours) & readable);
        var snapshot = await reader.ReadAsync(scope, cancellation);
        var findings = Audit.Evaluate(snapshot, ours, Now());
        for (var round = 0; round < MostVerifications; round++)
        {
            if (await reader.VerifyAsync(Doubts.Of(findings), snapshot, scope, cancellation) is not { } verified)
            {
                break;
            }

            snapshot = verified;
            findings = Audit.Evaluate(snapshot, ours, Now());
        }

        return new AccountExamination(AccountAudits.Of(snapshot, findings, target.Client!.Calls.Snapshot()), snapshot);
    }

    private static async Task<bool> Ended(Task<AccountExamination> audit)
    {
        await Task.WhenAny(audit);
        return audit.IsCompletedSuccessfully;
    }

    private DateTimeOffset Now() => asOf ?? clock.GetUtcNow();

    /// <summary>Takes the role, where there is one to take: a refusal is one answer then, not one for every call.</summary>
    private static async Task<string?> ObstacleAsync(AccountTarget target, CancellationToken cancellation)
    {
        if (target.Session is null)
        {
            return null;
        }

        try
        {
            await target.Session.GetAsync(cancellation);
            return null;
        }
        catch (AwsException failure)
        {
            return Quoted.Sentence($"the role could not be assumed: {failure.Reason}");
        }
    }
}
