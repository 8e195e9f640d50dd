using Keytide.Sandbox.Generator;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox.Generator;

/// <summary>What is wrong in an account, read from the world itself and not from what the generator noted.</summary>
internal static class GeneratedTruth
{
    public static HashSet<PlantedFact> Of(Account account, DateTimeOffset now)
    {
        var facts = new HashSet<PlantedFact>();
        foreach (var user in account.Users)
        {
            foreach (var key in user.AccessKeys)
            {
                facts.UnionWith(OfKey(key, now).Select(flaw => new PlantedFact(account.Id, user.Name, flaw, key.Id)));
            }
            facts.UnionWith(OfUser(user, now).Select(flaw => new PlantedFact(account.Id, user.Name, flaw)));
        }
        return facts;
    }

    private static IEnumerable<Flaw> OfKey(AccessKey key, DateTimeOffset now)
    {
        var age = (now - key.CreatedAt).TotalDays;
        if (key.Status != KeyStatus.Active)
        {
            yield return Flaw.InactiveKeyKept;
            yield break;
        }
        if (age > 90)
        {
            yield return Flaw.OldKey;
        }
        if (key.LastUse.Truth is null && age > 45)
        {
            yield return Flaw.NeverUsedKey;
        }
        if (key.LastUse.Truth is { } use && (now - use.At).TotalDays >= 45)
        {
            yield return Flaw.UnusedKey;
        }
        if (key.CreatedAt - key.Owner!.CreatedAt <= TimeSpan.FromSeconds(10))
        {
            yield return Flaw.KeyMadeWithUser;
        }
    }

    private static IEnumerable<Flaw> OfUser(User user, DateTimeOffset now)
    {
        if (user.AccessKeys.Count(key => key.Status == KeyStatus.Active) > 1)
        {
            yield return Flaw.TwoActiveKeys;
        }
        if (user.Tags.All(tag => tag.Key != "owner"))
        {
            yield return Flaw.NoOwner;
        }
        if (user.Policies.Current.Attached.Count + user.Policies.Current.Inline.Count > 0)
        {
            yield return Flaw.PolicyOnUser;
        }
        if (user.LoginProfile is not { } profile)
        {
            yield break;
        }
        if (user.MfaDevices.Count == 0)
        {
            yield return Flaw.ConsoleWithoutMfa;
        }
        if (user.PasswordLastUse.Truth is null && (now - profile.ChangedAt).TotalDays >= 45)
        {
            yield return Flaw.NeverUsedPassword;
        }
        if (user.PasswordLastUse.Truth is { } use && (now - use.At).TotalDays >= 45)
        {
            yield return Flaw.UnusedPassword;
        }
    }
}
