using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Generator;

/// <summary>What the users of people and of machines have in common.</summary>
internal static class UserPlanting
{
    public static void Tag(Site site, User user, string team, string owner)
    {
        if (site.Chance.Happens(site.Tidiness.NoOwner))
        {
            site.Note(user, Flaw.NoOwner);
            if (site.Chance.Happens(0.3))
            {
                user.Tags.Add(new Tag("team", team));
            }
            return;
        }
        user.Tags.AddRange([new Tag("owner", owner), new Tag("team", team), new Tag("email", owner)]);
    }

    /// <summary>Permissions come through a group, or where nobody minds, from a policy on the user itself.</summary>
    public static void Join(Site site, User user, string group)
    {
        var chance = site.Chance;
        if (!chance.Happens(site.Tidiness.DirectPolicy))
        {
            user.Join(site.Account.Groups.Find(group)!, user.CreatedAt);
            return;
        }
        site.Note(user, Flaw.PolicyOnUser);
        switch (chance.NextInt(4))
        {
            case 0:
                user.AttachPolicy(Permissions.AwsPolicy(site, "AmazonS3FullAccess"), user.CreatedAt);
                break;
            case 1:
                user.AttachPolicy(Permissions.AwsPolicy(site, "AmazonEC2ReadOnlyAccess"), user.CreatedAt);
                user.Join(site.Account.Groups.Find(group)!, user.CreatedAt);
                break;
            case 2:
                user.PutPolicy("bucket-access", PolicyTexts.Allow("s3:GetObject s3:PutObject s3:ListBucket"), user.CreatedAt);
                break;
            default:
                user.PutPolicy("temporary", PolicyTexts.Allow("s3:* sqs:*"), user.CreatedAt);
                user.Join(site.Account.Groups.Find("legacy-tools") ?? site.Account.Groups.Find(group)!, user.CreatedAt);
                break;
        }
    }

    /// <summary>A rotation that never ended: both keys active, or the old one inactive and never deleted.</summary>
    public static void SecondKey(Site site, User user, IReadOnlyList<string> services)
    {
        if (!site.Chance.Happens(site.Tidiness.SecondKey))
        {
            return;
        }
        if (site.Chance.Happens(0.5))
        {
            KeyPlanting.Plant(site, user, services);
        }
        else
        {
            KeyPlanting.PlantInactive(site, user, services);
        }
    }

    public static void Finish(Site site, User user)
    {
        if (user.AccessKeys.Count(key => key.Status == KeyStatus.Active) > 1)
        {
            site.Note(user, Flaw.TwoActiveKeys);
        }
        var others = user.SigningCertificates.Count + user.SshPublicKeys.Count + user.ServiceCredentials.Count;
        if (user is { LoginProfile: null, AccessKeys.Count: 0 } && others == 0)
        {
            site.Note(user, Flaw.UserWithoutCredentials);
        }
    }
}
