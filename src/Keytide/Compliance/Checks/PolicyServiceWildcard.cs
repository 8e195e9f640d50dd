using Keytide.Inventory;
using Keytide.Inventory.Policies;

namespace Keytide.Compliance.Checks;

/// <summary>policy.service-wildcard: no policy of the account's own allows all of a service.</summary>
public sealed class PolicyServiceWildcard : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "policy.service-wildcard",
        Title = "No policy of the account's own allows all of a service",
        Severity = Severity.Low,
        Subject = CheckSubject.Policy,
        Criterion = "Fails for each customer managed policy that is attached, and each inline policy of a user or group, that allows "
            + "`service:*`, or everything but `service:*` by NotAction, on whatever resource. AWS's own policies do not count.",
        Why = "A service grows by actions that nobody thought of when the policy was written.",
        Remediation = "Name the actions, or patterns of them such as Describe*.",
        Needs = FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => PolicyRule.Judge(
        scope,
        policy => !policy.IsAwsManaged,
        document => Fault([.. document.Statements.Where(statement => statement.IsAllow)]),
        "No policy of the account's own allows all of a service.");

    private static string? Fault(PolicyStatement[] allowed)
    {
        var services = Services(allowed.Where(statement => !statement.IsNotAction));
        var spared = Services(allowed.Where(statement => statement.IsNotAction));
        return services.Length > 0 ? $"allows every action of {Phrases.List(services)}"
            : spared.Length > 0 ? $"allows every action of all services but {Phrases.List(spared)}"
            : null;
    }

    private static string[] Services(IEnumerable<PolicyStatement> statements) =>
        [.. statements.SelectMany(statement => statement.Actions).Select(action => action.WholeService).OfType<string>()
            .Distinct().Order(StringComparer.Ordinal)];
}
