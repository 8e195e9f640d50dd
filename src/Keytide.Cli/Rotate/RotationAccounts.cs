using Keytide.Connectors.Aws.Accounts;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary>The caller's account, or those of its organization. Whose session is open stays open from one look to the next.</summary>
/// <param name="aws">The caller.</param>
/// <param name="caller">Who that is.</param>
/// <param name="ownRole">The role of the settings, for the caller's own account; null for the caller itself.</param>
/// <param name="organization">Null where the caller's account alone is meant.</param>
/// <param name="context">Time and chance.</param>
internal sealed class RotationAccounts(
    AwsClient aws, CallerIdentity caller, string? ownRole, OrganizationChoice? organization, CommandContext context)
{
    /// <summary>Accounts that are read, or rotated in, side by side.</summary>
    public const int AtOnce = 8;

    private readonly Dictionary<AccountId, RotationAccount> _known = [];
    private readonly OrganizationReader _reader = new(aws, context.Time, context.Entropy, "rotate");

    /// <summary>In the order of their numbers.</summary>
    /// <exception cref="AwsException">The list of accounts could not be read to its end.</exception>
    public async Task<IReadOnlyList<RotationAccount>> ReadAsync(CancellationToken cancellation)
    {
        IReadOnlyList<AccountTarget> targets = organization is null
            ? [new AccountTarget(caller.Account, aws.Endpoints.Partition, null, aws, null, null, MayKnowRootFeatures: false)]
            : await _reader.ReadOrganizationAsync(organization.Role, organization.ExternalId, cancellation);
        foreach (var gone in _known.Keys.Except(targets.Select(target => target.Id)).ToList())
        {
            _known.Remove(gone);
        }

        foreach (var target in targets)
        {
            // Closed since, or opened again: the way in is another.
            if (!_known.TryGetValue(target.Id, out var known) || target.Client is null || known.Obstacle is not null)
            {
                _known[target.Id] = Of(target);
            }
        }

        return [.. targets.Select(target => _known[target.Id])];
    }

    /// <exception cref="KeytideException">There is no way into that account.</exception>
    public RotationAccount Find(AccountId id, RotationId rotation) => _known.GetValueOrDefault(id) switch
    {
        { Obstacle: null } account => account,
        { Obstacle: { } obstacle } => throw new KeytideException(
            $"{rotation} is in account {id}, which cannot be entered: {obstacle}", "See to its role; the rotation goes on afterwards."),
        null when organization is not null => throw new KeytideException(
            $"{rotation} is in account {id}, which is not in the organization.", "Name a profile of that account with --profile."),
        null => throw new KeytideException(
            $"{rotation} is in account {id}, and these credentials are of account {caller.Account}.",
            "Name a profile of that account with --profile, or take the whole organization: --org."),
    };

    private RotationAccount Of(AccountTarget target)
    {
        var isOwn = target.Id == caller.Account;
        var role = isOwn ? ownRole?.TrimStart('/') : organization!.Role;
        var authorities = new KeyAuthorities(
            aws, role is null ? null : $"arn:{target.Partition}:iam::{target.Id}:role/{role}", isOwn ? null : organization!.ExternalId);
        return new RotationAccount(
            target, authorities, isOwn ? caller : new CallerIdentity(target.Id, $"role {role} in {target.Id}", UserId: ""));
    }
}
