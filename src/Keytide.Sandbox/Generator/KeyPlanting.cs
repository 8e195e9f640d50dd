using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Generator;

/// <summary>
/// Access keys, with the truth about each. Nothing lands within 5 days of 7, 30, 45, 90 or 365 days, the lines that audits draw.
/// </summary>
internal static class KeyPlanting
{
    /// <summary>An active key, as old and as used as the account's habits make it.</summary>
    /// <param name="services">What it is used for, for example <c>s3</c>.</param>
    public static AccessKey Plant(Site site, User user, IReadOnlyList<string> services)
    {
        var chance = site.Chance;
        var oldest = (site.Now - user.CreatedAt).TotalDays;
        var isOld = oldest > 100 && chance.Happens(site.Tidiness.OldKey);
        var age = isOld ? chance.DaysByRatio(97, Math.Min(oldest, 1_900)) : chance.Days(Math.Min(1, oldest / 2), Math.Min(84, oldest));
        return Plant(site, user, Clear(age), services);
    }

    /// <summary>An active key of that age; how it was used is drawn.</summary>
    public static AccessKey Plant(Site site, User user, TimeSpan age, IReadOnlyList<string> services)
    {
        var (chance, habits) = (site.Chance, site.Tidiness);
        var key = Add(site, user, age);
        age = site.Now - key.CreatedAt;
        if (age.TotalDays > 90)
        {
            site.Note(user, Flaw.OldKey, key.Id);
        }
        if (age.TotalDays > 55 && chance.Happens(habits.NeverUsedKey))
        {
            site.Note(user, Flaw.NeverUsedKey, key.Id);
        }
        else if (age.TotalDays > 60 && chance.Happens(habits.UnusedKey))
        {
            Use(site, key, Clear(chance.DaysByRatio(52, age.TotalDays)), services);
            site.Note(user, Flaw.UnusedKey, key.Id);
        }
        else
        {
            Use(site, key, chance.DaysByRatio(0.02, Math.Min(24, Math.Max(0.03, age.TotalDays))), services);
        }
        return key;
    }

    /// <summary>A key that was replaced and never deleted.</summary>
    public static void PlantInactive(Site site, User user, IReadOnlyList<string> services)
    {
        var chance = site.Chance;
        var oldest = (site.Now - user.CreatedAt).TotalDays;
        if (oldest < 130)
        {
            return;
        }
        var age = Clear(chance.DaysByRatio(120, Math.Min(oldest, 2_000)));
        var key = Add(site, user, age);
        var inactiveFor = Clear(chance.DaysByRatio(40, age.TotalDays * 0.7));
        Use(site, key, Clear(inactiveFor + chance.Days(1, 20)), services);
        key.SetStatus(KeyStatus.Inactive, site.Ago(inactiveFor));
        site.Note(user, Flaw.InactiveKeyKept, key.Id);
    }

    /// <summary>A key is not older than its user, and a user's keys are made hours apart: reports tell them apart by that.</summary>
    public static AccessKey Add(Site site, User user, TimeSpan age)
    {
        var at = Later(site.Ago(age), user.CreatedAt);
        while (user.AccessKeys.Any(key => (key.CreatedAt - at).Duration() < TimeSpan.FromHours(1)))
        {
            at = at.AddHours(2);
        }
        return user.AddAccessKey(at);
    }

    public static void Use(Site site, AccessKey key, TimeSpan ago, IReadOnlyList<string> services)
    {
        var at = site.Ago(ago);
        var service = site.Chance.Pick(services);
        var region = service is "s3" or "iam" or "sts" ? "N/A" : site.Company.HomeRegion;
        key.LastUse.Note(Later(at, key.CreatedAt), service, region, at);
    }

    /// <summary>Moves a span away from the lines: 2 to 12 days become 14, 40 to 50 become 52, and so on.</summary>
    public static TimeSpan Clear(TimeSpan span)
    {
        foreach (var (from, to) in new[] { (2.0, 13.0), (25.0, 36.0), (39.0, 51.0), (84.5, 96.0), (359.0, 371.0) })
        {
            if (span.TotalDays >= from && span.TotalDays < to)
            {
                span += TimeSpan.FromDays(to - from);
            }
        }
        return span;
    }

    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset after) => at <= after ? after.AddMinutes(3) : at;
}
