using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>root.centralized: the organization manages its member accounts' root users centrally.</summary>
public sealed class RootCentralized : ICheck
{
    private static readonly string[] Features = ["RootCredentialsManagement", "RootSessions"];

    public CheckDescription Description { get; } = new()
    {
        Id = "root.centralized",
        Title = "Root access of member accounts is managed centrally",
        Severity = Severity.Medium,
        Subject = CheckSubject.Account,
        Criterion = $"Fails when the organization has not switched on {Features[0]} and {Features[1]}. Only the management account or "
            + "a delegated administrator can tell; elsewhere it does not apply.",
        Why = "Member accounts then need no root credentials at all, and none can be lost.",
        Remediation = "aws iam enable-organizations-root-credentials-management; aws iam enable-organizations-root-sessions",
        Needs = FactGroups.OrganizationRootFeatures,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var features = scope.Snapshot.OrganizationRootFeatures;
        if (!features.TryGet(out var on))
        {
            return scope.Snapshot.ManagesOrganization == false
                ? [scope.Account.NotApplicable($"{scope.Account.Start} does not manage an organization.")]
                : [scope.Account.Unknown("the organization's root features", features.Reason)];
        }

        string[] missing = [.. Features.Except(on, StringComparer.Ordinal)];
        var evidence = Evidence.Of(on.Count == 0 ? "no root feature is on" : $"root features on: {Phrases.List(on)}", features.Provenance!);
        return [missing.Length == 0
            ? scope.Account.Pass("The organization manages root credentials and root sessions centrally.", evidence)
            : scope.Account.Fail($"The organization has not switched on {string.Join(" and ", missing)}.", evidence)];
    }
}
