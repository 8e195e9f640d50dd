namespace Keytide.Sandbox.World.Secrets;

/// <summary>
/// Where the staging labels of one secret sit. A label is on one version at most.
/// <code>
/// event                               AWSCURRENT   AWSPREVIOUS              AWSPENDING        others
/// Put without stages                  → new        → who had AWSCURRENT     stays             stay
/// Put with stages                     only if named: those named move to the new version, and nothing else
/// Move AWSCURRENT from A to B         → B          → A                      stays (also on B) stay
/// Move another label from A to B      stays        stays                    stays             → B
/// </code>
/// Source: the API reference of PutSecretValue and UpdateSecretVersionStage; that AWSPENDING stays was recorded on AWS.
/// </summary>
public sealed class SecretStaging(IReadOnlyCollection<SecretVersion> versions)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";
    public const string Pending = "AWSPENDING";
    private const int MaximumPerVersion = 20;

    public SecretVersion? HolderOf(string stage) => versions.FirstOrDefault(version => version.Stages.Contains(stage));

    /// <summary>Puts a label on a version, taking it from whoever held it; AWSPREVIOUS follows AWSCURRENT.</summary>
    public void Attach(string stage, SecretVersion target)
    {
        var holder = HolderOf(stage);
        if (holder == target)
        {
            return;
        }
        if (target.Stages.Count >= MaximumPerVersion)
        {
            throw SecretErrors.LimitExceeded("You have exceeded the maximum number of staging labels for a version: 20.");
        }
        holder?.Stages.Remove(stage);
        target.Stages.Add(stage);
        if (stage == Current && holder is not null)
        {
            HolderOf(Previous)?.Stages.Remove(Previous);
            holder.Stages.Add(Previous);
        }
    }

    /// <summary>UpdateSecretVersionStage: a held label moves only when its holder is named, so that two movers cannot both win.</summary>
    public void Move(string stage, SecretVersion? removeFrom, SecretVersion? moveTo)
    {
        var holder = HolderOf(stage);
        if (removeFrom is not null && removeFrom != holder)
        {
            throw SecretErrors.InvalidParameter(
                $"The staging label {stage} isn't attached to version {removeFrom.Id}, which RemoveFromVersionId names.");
        }
        if (moveTo is null)
        {
            Detach(stage, removeFrom);
            return;
        }
        if (holder is not null && holder != moveTo && removeFrom is null)
        {
            throw SecretErrors.InvalidParameter($"The parameter RemoveFromVersionId can't be empty. Staging label {stage} is currently "
                + $"attached to version {holder.Id}, so you must explicitly reference that version in RemoveFromVersionId.");
        }
        Attach(stage, moveTo);
    }

    private static void Detach(string stage, SecretVersion? removeFrom)
    {
        if (removeFrom is null)
        {
            throw SecretErrors.InvalidParameter("You must specify RemoveFromVersionId, MoveToVersionId, or both.");
        }
        // Not recorded on AWS by us: the text is what users quote.
        if (stage == Current)
        {
            throw SecretErrors.InvalidParameter(
                "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.");
        }
        removeFrom.Stages.Remove(stage);
    }
}
