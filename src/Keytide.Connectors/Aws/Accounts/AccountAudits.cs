using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Connectors.Aws.Accounts;

/// <summary>Puts together the audit of an account from its parts, and says how complete it is.</summary>
public static class AccountAudits
{
    public static AccountAudit Of(
        AccountSnapshot snapshot, IReadOnlyList<Finding> findings, IReadOnlyDictionary<string, int> calls)
    {
        var status = snapshot.Gaps.Count == 0 ? AccountStatus.Complete
            : snapshot.Users.IsKnown || snapshot.PasswordPolicy.IsKnown || snapshot.Summary.IsKnown ? AccountStatus.Partial
            : AccountStatus.Unreachable;
        return new AccountAudit
        {
            Id = snapshot.Id,
            Partition = snapshot.Partition,
            Name = snapshot.Name,
            Status = status,
            Reason = Reason(snapshot.Gaps),
            Gaps = snapshot.Gaps,
            Calls = calls,
            Users = snapshot.Users.TryGet(out var users) ? users.Count : null,
            Credentials = Inventory.Credentials.Of(snapshot),
            Findings = findings,
        };
    }

    public static AccountAudit Unreachable(AccountTarget target, string obstacle) => new()
    {
        Id = target.Id,
        Partition = target.Partition,
        Name = target.Name,
        Status = AccountStatus.Unreachable,
        Reason = obstacle,
        Gaps = [new ReadGap("sts:AssumeRole", Subject: null, obstacle)],
        Calls = new Dictionary<string, int>(),
        Users = null,
        Credentials = [],
        Findings = [],
    };

    private static string? Reason(IReadOnlyList<ReadGap> gaps) => gaps switch
    {
        [] => null,
        [var only] => $"{only.Source}: {only.Reason}",
        [var first, ..] => $"{gaps.Count} readings failed, the first: {first.Source}: {first.Reason}",
    };
}
