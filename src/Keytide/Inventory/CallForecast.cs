namespace Keytide.Inventory;

/// <summary>
/// Says before an audit which calls it will make, without making any. Calls about the whole account are certain, but for pages and polls;
/// calls per user depend on answers, and are bounded by what the last audit saw.
/// </summary>
public static class CallForecast
{
    private const int UsersPerPage = 1000; // The greatest MaxItems; AWS may answer with fewer.

    public static IReadOnlyList<CallEstimate> Of(InventoryScope scope, CachedAccount? cached, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var estimates = CallPlan.ForAccount(scope, cached, now).Select(call => OfAccount(call.Action, cached)).ToList();
        if (scope.NeedsReport)
        {
            var fresh = CallPlan.HasFreshReport(cached, now);
            AddUserCalls(estimates, scope, cached, fresh);
        }

        return estimates;
    }

    private static CallEstimate OfAccount(string action, CachedAccount? cached) => action switch
    {
        IamActions.GenerateCredentialReport => new CallEstimate(action, 1, null, "until the report is ready, mostly twice"),
        IamActions.GetAccountAuthorizationDetails => new CallEstimate(
            action, cached?.UserCount is { } users ? 1 + (users / UsersPerPage) : 1, null, $"a page for {UsersPerPage} entities or fewer"),
        IamActions.ListServiceSpecificCredentials or IamActions.ListVirtualMfaDevices or IamActions.ListServerCertificates =>
            new CallEstimate(action, 1, null, "one page as a rule"),
        _ => new CallEstimate(action, 1, 1, "exact"),
    };

    private static void AddUserCalls(List<CallEstimate> estimates, InventoryScope scope, CachedAccount? cached, bool fresh)
    {
        var basis = (cached, fresh) switch
        {
            (null, _) => "nothing is known of this account yet",
            (_, true) => $"none if nothing changed since {cached.SavedAt.UtcDateTime:yyyy-MM-dd HH:mm}Z, whose figures are the bound",
            _ => $"only for users whose row changed since {cached.SavedAt.UtcDateTime:yyyy-MM-dd HH:mm}Z, whose figures are the bound",
        };
        Add(FactGroups.AccessKeyIds, IamActions.ListAccessKeys, "one for each user with a key", cached?.UsersWithKeys);
        Add(FactGroups.AccessKeyIds, IamActions.GetAccessKeyLastUsed, "only for keys that the report does not tell apart", null);
        Add(FactGroups.MfaDevices, IamActions.ListMfaDevices, "one for each user with MFA other than virtual", cached?.UserCount);
        Add(FactGroups.MfaDevices, IamActions.GetMfaDevice, "one for each security key", null);
        Add(FactGroups.SigningCertificateIds, IamActions.ListSigningCertificates, "one for each user with one", cached?.UserCount);
        Add(FactGroups.SshPublicKeys, IamActions.ListSshPublicKeys, "one for each user whose policies name CodeCommit", cached?.UserCount);

        void Add(FactGroups group, string action, string rule, int? most)
        {
            if (scope.Wants(group))
            {
                estimates.Add(new CallEstimate(action, 0, most, $"{rule}; {basis}"));
            }
        }
    }
}
