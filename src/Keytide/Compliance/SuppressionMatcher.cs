using Keytide.Inventory;
using Keytide.Inventory.Policies;

namespace Keytide.Compliance;

/// <summary>Mutes the failures of one account that suppressions answer for. An expired suppression mutes nothing.</summary>
internal sealed class SuppressionMatcher
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _tags;
    private readonly Suppression[] _holding;

    public SuppressionMatcher(AccountSnapshot snapshot, IReadOnlyList<Suppression> suppressions, DateTimeOffset now)
    {
        _holding = [.. suppressions.Where(item => now <= item.Expires && (item.Account is not { } account || account == snapshot.Id))];
        _tags = _holding.Any(item => item.Tags.Count > 0) && snapshot.Users.TryGet(out var users)
            ? users.Where(user => user.Tags.IsKnown)
                .DistinctBy(user => user.Principal.Arn)
                .ToDictionary(user => user.Principal.Arn, user => user.Tags.Value, StringComparer.Ordinal)
            : [];
    }

    public Finding Apply(Finding finding) =>
        finding.Verdict == Verdict.Fail && Array.Find(_holding, item => Covers(item, finding)) is { } found
            ? finding with { Verdict = Verdict.Muted, Suppression = found }
            : finding;

    private bool Covers(Suppression suppression, Finding finding) =>
        (suppression.Check == Suppression.EveryCheck || suppression.Check == finding.Check)
        && (suppression.Subject is not { } subject || Names(finding).Any(name => Matches(suppression, subject, name)))
        && (suppression.Tags.Count == 0 || CarriesAll(finding.Principal, suppression.Tags));

    private static bool Matches(Suppression suppression, string subject, string name) =>
        suppression.IsPattern ? Wildcard.Matches(subject, name) : subject == name;

    private static IEnumerable<string> Names(Finding finding)
    {
        string?[] names =
            [finding.CredentialId, finding.Resource, finding.Principal.Name, finding.Principal.Arn, finding.Principal.Id];
        return names.OfType<string>();
    }

    // Tags that were not read are carried by nobody: a suppression needs to be seen to hold.
    private bool CarriesAll(Principal principal, IReadOnlyDictionary<string, string> wanted) =>
        _tags.TryGetValue(principal.Arn, out var carried)
        && wanted.All(tag => carried.TryGetValue(tag.Key, out var value) && value == tag.Value);
}
