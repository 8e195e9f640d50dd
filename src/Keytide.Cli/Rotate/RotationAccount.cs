using Keytide.Connectors.Aws.Accounts;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Cli.Rotate;

/// <summary>An account that rotations are carried in, and the way into it.</summary>
/// <param name="target">The account and its client.</param>
/// <param name="authorities">Opens its IAM for a rotation.</param>
/// <param name="caller">Who signs there.</param>
internal sealed class RotationAccount(AccountTarget target, KeyAuthorities authorities, CallerIdentity caller)
{
    public AccountId Id => target.Id;

    public AwsClient Client => target.Client!;

    public KeyAuthorities Authorities => authorities;

    public CallerIdentity Caller => caller;

    /// <summary>Why it cannot be entered; null where nothing stands in the way, as far as was tried.</summary>
    public string? Obstacle { get; private set; } = target.Obstacle;

    /// <summary>Whether it can be entered now.</summary>
    public async Task<bool> ReachAsync(CancellationToken cancellation)
    {
        if (target.Client is null || target.Session is null)
        {
            return target.Client is not null;
        }

        try
        {
            await target.Session.GetAsync(cancellation);
            Obstacle = null;
            return true;
        }
        catch (AwsException problem)
        {
            Obstacle = problem.Message;
            return false;
        }
    }
}
