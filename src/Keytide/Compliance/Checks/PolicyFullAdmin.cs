using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>policy.full-admin: no policy in effect allows everything.</summary>
public sealed class PolicyFullAdmin : ICheck
{
    private static readonly CheckThreshold AwsManaged = CheckThreshold.Switch(
        "awsManaged", @default: true, "Whether AWS's own policies, such as AdministratorAccess, count when they are attached.");

    public CheckDescription Description { get; } = new()
    {
        Id = "policy.full-admin",
        Title = "No policy in effect allows everything",
        Severity = Severity.High,
        Subject = CheckSubject.Policy,
        Criterion = "Fails for each managed policy that is attached, and each inline policy of a user or group, with a statement that "
            + "allows every action on every resource. Where a condition limits the statement, the finding says so. Use as a "
            + "permissions boundary is not an attachment.",
        Why = "Whatever goes wrong with one of its holders goes wrong with the whole account.",
        Remediation = "Replace the policy by one that allows what its holders do.",
        Thresholds = [AwsManaged],
        Needs = FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var awsManaged = scope.IsSet(Description, AwsManaged);
        return PolicyRule.Judge(
            scope,
            policy => awsManaged || !policy.IsAwsManaged,
            document => document.Statements
                .Where(statement => statement is { IsAllow: true, CoversEveryAction: true, CoversEveryResource: true })
                .OrderBy(statement => statement.IsConditional)
                .Select(statement => $"allows every action on every resource{PolicyRule.Under(statement)}")
                .FirstOrDefault(),
            "No policy in effect allows every action on every resource.");
    }
}
