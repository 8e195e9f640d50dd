using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Generator;

/// <summary>The users of people: a password, a second factor, groups, and for some a key; and the users of people who have left.</summary>
internal static class PersonPlanting
{
    private static readonly string[] Services = ["sts", "s3", "ec2", "iam", "ecs", "logs", "dynamodb"];

    public static void Plant(Site site, Person person)
    {
        var (chance, habits) = (site.Chance, site.Tidiness);
        var created = person.LeftDaysAgo is { } ago ? CreatedBefore(site, ago + 60) : Created(site);
        var user = site.Account.AddUser(person.UserName, created, chance.Happens(habits.NoOwner) ? "/" : $"/people/{person.Team}/");
        UserPlanting.Tag(site, user, person.Team, person.Email);
        var group = person.Team switch
        {
            "finance" => "billing",
            "analytics" or "support" or "growth" => "analysts",
            _ => "developers",
        };
        UserPlanting.Join(site, user, group);
        if (group == "developers" && chance.Happens(0.25))
        {
            user.SetBoundary(site.Account.Policies.Find(Permissions.BoundaryName)!.Arn, user.CreatedAt);
        }
        if (person.LeftDaysAgo is { } days)
        {
            PlantLeaver(site, user, TimeSpan.FromDays(days));
            return;
        }
        PlantPassword(site, user);
        if (chance.Happens(habits.PeopleWithKey))
        {
            PlantKeys(site, user);
        }
        Finish(site, user);
    }

    /// <summary>The operator's account of the printed credential: its key is new, and it administers through a group.</summary>
    public static AccessKey PlantAdministrator(Site site)
    {
        var user = site.Account.AddUser("keytide-operator", Later(site.Ago(TimeSpan.FromDays(400)), site.Account.CreatedAt), "/service/");
        user.Tags.AddRange([new("owner", $"platform@{site.Company.Domain}"), new("team", "platform")]);
        user.Join(site.Account.Groups.Find("administrators")!, user.CreatedAt);
        var key = user.AddAccessKey(site.Ago(TimeSpan.FromHours(20)));
        KeyPlanting.Use(site, key, TimeSpan.FromHours(1), ["sts"]);
        return key;
    }

    internal static DateTimeOffset Created(Site site)
    {
        var oldest = (site.Now - site.Account.CreatedAt).TotalDays - 3;
        var age = site.Chance.Happens(0.8)
            ? site.Chance.Days(Math.Min(60, oldest / 2), oldest * 0.97)
            : site.Chance.DaysByRatio(Math.Min(15, oldest / 2), oldest * 0.97);
        return Later(site.Ago(KeyPlanting.Clear(age)), site.Account.CreatedAt.AddDays(2));
    }

    // The company is older than the person's going, the account old enough by the choice of people.
    private static DateTimeOffset CreatedBefore(Site site, double daysAgo)
    {
        var oldest = (site.Now - site.Account.CreatedAt).TotalDays - 3;
        var age = KeyPlanting.Clear(site.Chance.Days(daysAgo, Math.Max(daysAgo, oldest * 0.97)));
        return Later(site.Ago(age), site.Account.CreatedAt.AddDays(2));
    }

    private static void PlantPassword(Site site, User user)
    {
        var (chance, habits) = (site.Chance, site.Tidiness);
        if (chance.Happens(0.08))
        {
            return;
        }
        var age = (site.Now - user.CreatedAt).TotalDays;
        var profile = user.AddLoginProfile(user.CreatedAt.AddMinutes(4));
        if (chance.Happens(habits.WithoutMfa))
        {
            site.Note(user, Flaw.ConsoleWithoutMfa);
        }
        else
        {
            user.AddVirtualMfa(user.CreatedAt.AddHours(2));
        }
        if (age > 60 && chance.Happens(habits.StalePassword * 0.3))
        {
            site.Note(user, Flaw.NeverUsedPassword);
            return;
        }
        var changed = age > 100 ? chance.DaysByRatio(20, age * 0.9) : TimeSpan.FromDays(age) - TimeSpan.FromMinutes(4);
        profile.SetPassword(site.Account.Ids.Secret(), Later(site.Ago(KeyPlanting.Clear(changed)), profile.CreatedAt));
        if (age > 60 && chance.Happens(habits.StalePassword))
        {
            SignIn(site, user, KeyPlanting.Clear(chance.DaysByRatio(52, age)));
            site.Note(user, Flaw.UnusedPassword);
        }
        else
        {
            SignIn(site, user, chance.DaysByRatio(0.05, Math.Min(20, age)));
        }
    }

    private static void PlantKeys(Site site, User user)
    {
        var chance = site.Chance;
        if (chance.Happens(0.15))
        {
            var age = site.Now - user.CreatedAt - TimeSpan.FromSeconds(4);
            var key = KeyPlanting.Plant(site, user, age, Services);
            site.Note(user, Flaw.KeyMadeWithUser, key.Id);
        }
        else
        {
            KeyPlanting.Plant(site, user, Services);
        }
        UserPlanting.SecondKey(site, user, Services);
    }

    // The console is closed, or nobody thought of it; a script of theirs still runs with the key, or nothing does.
    private static void PlantLeaver(Site site, User user, TimeSpan goneFor)
    {
        var chance = site.Chance;
        var age = (site.Now - user.CreatedAt).TotalDays;
        if (chance.Happens(0.5))
        {
            user.AddLoginProfile(user.CreatedAt.AddMinutes(4));
            user.AddVirtualMfa(user.CreatedAt.AddHours(2));
            SignIn(site, user, goneFor);
            site.Note(user, Flaw.UnusedPassword);
        }
        if (chance.Happens(0.8))
        {
            var made = goneFor + chance.Days(46, Math.Max(47, (age - goneFor.TotalDays) * 0.8));
            var key = KeyPlanting.Add(site, user, KeyPlanting.Clear(made));
            site.Note(user, Flaw.OldKey, key.Id);
            var isInUse = chance.Happens(0.6);
            KeyPlanting.Use(site, key, isInUse ? chance.Days(0.05, 2) : goneFor, ["s3", "sts", "dynamodb"]);
            if (isInUse)
            {
                site.Note(user, Flaw.LeaverKeyInUse, key.Id);
            }
            else
            {
                site.Note(user, Flaw.LeaverKeyForgotten, key.Id);
                site.Note(user, Flaw.UnusedKey, key.Id);
            }
        }
        Finish(site, user);
    }

    private static void SignIn(Site site, User user, TimeSpan ago) => user.NoteSignIn(Later(site.Ago(ago), user.CreatedAt.AddHours(1)));

    private static void Finish(Site site, User user)
    {
        UserPlanting.Finish(site, user);
        if (user.LoginProfile is not null && user.AccessKeys.FirstOrDefault(key => key.Status == KeyStatus.Active) is { } key)
        {
            site.Note(user, Flaw.PasswordAndKey, key.Id);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
