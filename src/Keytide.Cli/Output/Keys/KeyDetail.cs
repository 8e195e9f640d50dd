using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Keys;

/// <summary>All that is known of one credential: what <c>keytide keys show</c> shows.</summary>
public sealed record KeyDetail
{
    public required KeyRow Row { get; init; }

    /// <summary>The principal's tags; unknown where they were not read.</summary>
    public required Fact<IReadOnlyDictionary<string, string>> Tags { get; init; }

    /// <summary>What the principal may do, by names; unknown where that was not read or is not asked of this principal.</summary>
    public required Fact<UserPermissions> Permissions { get; init; }

    /// <summary>The principal's other credentials.</summary>
    public required IReadOnlyList<Credential> Others { get; init; }

    /// <summary>The findings about the credential, then those about its principal.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Gathers what an account's audit and facts know of one of its credentials.</summary>
    /// <param name="account">The account's audit.</param>
    /// <param name="credential">One of its credentials.</param>
    /// <param name="user">The facts of the user it belongs to; null for root, the account, and where they were not read.</param>
    public static KeyDetail Of(AccountAudit account, Credential credential, UserFacts? user)
    {
        const string NotRead = "not read";
        var tags = user?.Tags ?? Fact.Unknown<IReadOnlyDictionary<string, string>>(NotRead);
        var mine = account.Findings.Where(finding => IsSame(finding.Principal)).ToList();
        var row = KeyRow.Of(account with { Credentials = [credential] }, _ => tags.TryGet(out var known) ? known : null).Single();
        return new KeyDetail
        {
            Row = row,
            Tags = tags,
            Permissions = user?.Permissions ?? Fact.Unknown<UserPermissions>(NotRead),
            Others = [.. account.Credentials.Where(other => other != credential && IsSame(other.Principal))],
            Findings = [.. mine.Where(IsAbout), .. mine.Where(finding => finding.CredentialKind is null)],
        };

        // The account as a whole and its root user have the same ARN.
        bool IsSame(Principal other) => other.Type == credential.Principal.Type && other.Arn == credential.Principal.Arn;

        bool IsAbout(Finding finding) => finding.CredentialKind == credential.Kind && finding.CredentialId == credential.Id;
    }
}
