using Keytide.Connectors.Aws.Iam;
using Keytide.Inventory;

namespace Keytide.Connectors.Aws.Accounts;

/// <summary>
/// Reads an account as the call plan says: what is about the whole account side by side, then user by user what the answers leave open
/// and no earlier audit knows. For one account and one audit.
/// </summary>
public sealed class AccountReader
{
    /// <summary>Requests in flight at once; how many start each second is the pacer's business.</summary>
    private const int Degree = 32;

    private readonly AccountObservations _seen;
    private readonly AccountCalls _calls;
    private readonly CredentialReportReader _reports;
    private readonly IInventoryCache _cache;
    private readonly TimeProvider _clock;

    public AccountReader(AccountTarget target, IInventoryCache cache, TimeProvider clock)
    {
        var iam = new IamClient(target.Client ?? throw new ArgumentException("An account that cannot be reached cannot be read."));
        _seen = new AccountObservations(target.Id, target.Partition) { Name = target.Name };
        _calls = new AccountCalls(iam, clock, _seen);
        _reports = new CredentialReportReader(iam, clock);
        _cache = cache;
        _clock = clock;
    }

    /// <summary>Everything the scope wants. What could not be read is in the snapshot as unknown.</summary>
    public async Task<AccountSnapshot> ReadAsync(InventoryScope scope, CancellationToken cancellation)
    {
        var cached = await _cache.FindAsync(_seen.Id, cancellation);
        var plan = CallPlan.ForAccount(scope, cached, _clock.GetUtcNow());
        var reportMayExist = plan.All(call => call.Action != IamActions.GenerateCredentialReport);
        await SideBySide.EachAsync(plan, Degree, call => AskAsync(call, reportMayExist, cancellation));
        CacheRecall.Fill(_seen, cached, _clock.GetUtcNow());
        return await CompleteAsync(scope, cached, cancellation);
    }

    /// <summary>Asks again, live, for facts that are about to be reported and may be stale.</summary>
    /// <returns>The snapshot with the answers in it; null where nothing was stale.</returns>
    public async Task<AccountSnapshot?> VerifyAsync(
        IEnumerable<Doubt> doubts, AccountSnapshot snapshot, InventoryScope scope, CancellationToken cancellation)
    {
        var plan = VerificationPlan.For(doubts, snapshot, _seen, _clock.GetUtcNow());
        if (plan.Calls.Count == 0)
        {
            return null;
        }

        await SideBySide.EachAsync(plan.Calls, Degree, call => AskAsync(call, reportMayExist: false, cancellation));
        foreach (var call in plan.LeftOut)
        {
            _seen.Fail(call, $"not verified: {plan.Calls.Count + plan.LeftOut.Count} calls would have been needed");
        }

        return await CompleteAsync(scope, await _cache.FindAsync(_seen.Id, cancellation), cancellation);
    }

    /// <summary>Asks what the answers so far leave open, remembers all of it for the next audit, and joins it.</summary>
    private async Task<AccountSnapshot> CompleteAsync(InventoryScope scope, CachedAccount? cached, CancellationToken cancellation)
    {
        while (CallPlan.Next(_seen, scope) is { Count: > 0 } next)
        {
            await SideBySide.EachAsync(next, Degree, call => AskAsync(call, reportMayExist: false, cancellation));
        }

        await _cache.StoreAsync(CachedAccount.After(_seen, cached, _clock.GetUtcNow()), cancellation);
        return SnapshotBuilder.Build(_seen);
    }

    private Task AskAsync(InventoryCall call, bool reportMayExist, CancellationToken cancellation) => call switch
    {
        { Action: IamActions.GenerateCredentialReport } => Task.CompletedTask, // Part of getting it.
        { Action: IamActions.GetCredentialReport } => ReadReportAsync(reportMayExist, cancellation),
        { Action: IamActions.GetAccountAuthorizationDetails } => _calls.ReadAuthorizationDetailsAsync(cancellation),
        { Action: IamActions.ListServiceSpecificCredentials } => _calls.ReadServiceSpecificCredentialsAsync(cancellation),
        { Action: IamActions.ListVirtualMfaDevices } => _calls.ReadVirtualMfaDevicesAsync(cancellation),
        { Action: IamActions.GetAccountSummary } => _calls.ReadSummaryAsync(cancellation),
        { Action: IamActions.GetAccountPasswordPolicy } => _calls.ReadPasswordPolicyAsync(cancellation),
        { Action: IamActions.ListServerCertificates } => _calls.ReadServerCertificatesAsync(cancellation),
        { Action: IamActions.ListOrganizationsFeatures } => _calls.ReadOrganizationRootFeaturesAsync(cancellation),
        { Action: IamActions.ListUsers } => _calls.ReadUserListAsync(cancellation),
        { UserName: { } user } => AskAboutUserAsync(call.Action, user, call.Subject, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call.Action, "The plan names a call that the reader does not know."),
    };

    private Task AskAboutUserAsync(string action, string user, string? subject, CancellationToken cancellation) => action switch
    {
        IamActions.ListAccessKeys => _calls.ReadAccessKeysAsync(user, cancellation),
        IamActions.GetAccessKeyLastUsed => _calls.ReadLastUseAsync(user, AccessKeyId.Parse(subject!), cancellation),
        IamActions.ListMfaDevices => _calls.ReadMfaDevicesAsync(user, cancellation),
        IamActions.GetMfaDevice => _calls.ReadCertificationsAsync(user, subject!, cancellation),
        IamActions.ListSigningCertificates => _calls.ReadSigningCertificatesAsync(user, cancellation),
        IamActions.ListSshPublicKeys => _calls.ReadSshPublicKeysAsync(user, cancellation),
        IamActions.GetLoginProfile => _calls.ReadLoginProfileAsync(user, cancellation),
        IamActions.GetUser => _calls.ReadPasswordLastUseAsync(user, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "The plan names a call that the reader does not know."),
    };

    private async Task ReadReportAsync(bool mayExist, CancellationToken cancellation) =>
        _seen.Report = await _reports.ReadAsync(mayExist, cancellation);
}
