using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Keys;

/// <summary>A credential as <c>keytide keys list</c> shows it.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="AccountName">The account's name, where it has one.</param>
/// <param name="Owner">Who answers for it by the principal's tags; null where no tag says so or the tags were not read.</param>
/// <param name="Failed">How many failed findings are about it.</param>
/// <param name="Worst">The gravest of them.</param>
public sealed record KeyRow(Credential Credential, string? AccountName, string? Owner, int Failed, Severity? Worst)
{
    /// <summary>The worst first, then the oldest, then by name so that the order is always the same.</summary>
    public static readonly IComparer<KeyRow> WorstFirst = Comparer<KeyRow>.Create((one, other) =>
    {
        var order = Nullable.Compare(other.Worst, one.Worst);
        order = order != 0 ? order : Nullable.Compare(CreatedOrLast(one), CreatedOrLast(other));
        order = order != 0 ? order : one.Credential.AccountId.CompareTo(other.Credential.AccountId);
        order = order != 0 ? order : string.CompareOrdinal(one.Credential.Principal.Arn, other.Credential.Principal.Arn);
        order = order != 0 ? order : one.Credential.Kind.CompareTo(other.Credential.Kind);
        return order != 0 ? order : string.CompareOrdinal(one.Credential.Id, other.Credential.Id);
    });

    /// <summary>The rows of an account, in the order of its credentials.</summary>
    /// <param name="account">The account's audit.</param>
    /// <param name="tagsOf">The tags of a principal by its ARN; null where they are not known.</param>
    public static IEnumerable<KeyRow> Of(AccountAudit account, Func<string, IReadOnlyDictionary<string, string>?> tagsOf)
    {
        var failed = account.Findings.Where(finding => finding.Verdict == Verdict.Fail).ToLookup(Subject);
        foreach (var credential in account.Credentials)
        {
            var about = failed[(credential.Kind, credential.Id, credential.Principal.Arn)].ToList();
            Severity? worst = about.Count == 0 ? null : about.Max(finding => finding.Severity);
            yield return new KeyRow(credential, account.Name, OwnerTag.Find(tagsOf(credential.Principal.Arn)), about.Count, worst);
        }
    }

    private static (CredentialKind? Kind, string? Id, string Arn) Subject(Finding finding) =>
        (finding.CredentialKind, finding.CredentialId, finding.Principal.Arn);

    private static DateTimeOffset? CreatedOrLast(KeyRow row) => row.Credential.CreatedAt ?? DateTimeOffset.MaxValue;
}
