using Keytide.Connectors.Aws.Accounts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Settings;

namespace Keytide.Cli.Audit;

/// <summary>Which accounts a command is about: the caller's own, or every one of the organization that the settings do not skip.</summary>
/// <param name="Organization">The whole organization.</param>
/// <param name="Role">The role to assume in member accounts; null for the one that the settings name.</param>
/// <param name="ExternalId">What the role's trust policy asks for; null for what the settings say.</param>
internal sealed record AuditTargets(bool Organization, string? Role = null, string? ExternalId = null)
{
    /// <summary>Accounts read at once: each has a rate limit of its own, so more of them cost memory, not patience.</summary>
    public const int AtOnce = 16;

    /// <exception cref="AwsException">Who is calling, or which accounts there are, could not be read.</exception>
    /// <exception cref="KeytideException">Nothing is left to do.</exception>
    public async Task<IReadOnlyList<AccountTarget>> ReadAsync(
        CommandContext context, AwsClient client, KeytideSettings settings, CancellationToken cancellation)
    {
        var reader = new OrganizationReader(client, context.Time, context.Entropy);
        if (!Organization)
        {
            return [await reader.ReadOwnAsync(cancellation)];
        }

        var all = await reader.ReadOrganizationAsync(
            Role ?? settings.Organization.Role, ExternalId ?? settings.Organization.ExternalId, cancellation);
        var wanted = all.Where(target => !settings.Organization.SkippedAccounts.Contains(target.Id)).ToList();
        return wanted.Count > 0
            ? wanted
            : throw new KeytideException(
                "The settings skip every account of the organization.", "Take some off the list of skipped accounts.");
    }
}
