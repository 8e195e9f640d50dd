namespace Keytide.Sandbox.Generator;

/// <summary>Fills one account: its permissions, root, rare users, people and machines, up to the number of users it is to have.</summary>
internal static class AccountFilling
{
    public static IReadOnlyList<PlantedFact> Fill(Site site, int? users, string managementAccountId)
    {
        Permissions.Plant(site, managementAccountId);
        RootPlanting.Plant(site);
        var total = users ?? site.Tidiness.Users;
        if (site.Account.Id == managementAccountId)
        {
            PersonPlanting.PlantAdministrator(site);
        }
        var rare = RarePlanting.In(site.Kind, site.Number).Take((total - site.Account.Users.Count) / 2).ToList();
        for (var i = 0; i < rare.Count; i++)
        {
            RarePlanting.Plant(site, rare[i], i);
        }
        var left = total - site.Account.Users.Count;
        var people = (int)Math.Round(left * site.Tidiness.People, MidpointRounding.AwayFromZero);
        foreach (var person in People(site, people))
        {
            PersonPlanting.Plant(site, person);
        }
        foreach (var name in MachinePlanting.Names(site, left - people))
        {
            MachinePlanting.Plant(site, name);
        }
        return site.Facts;
    }

    // The same company in every account: each takes a stretch of the staff, and the small ones share the first of them.
    private static IEnumerable<Person> People(Site site, int count)
    {
        var first = site.Kind == AccountKind.Workload ? site.Chance.NextInt(900) : 0;
        for (var (number, taken) = (first, 0); taken < count; number++)
        {
            var person = site.Company.Person(number);
            var works = person.LeftDaysAgo is not { } days
                || (days + 100 < (site.Now - site.Account.CreatedAt).TotalDays && site.Chance.Happens(site.Tidiness.LeaversKept));
            if (works && !site.Account.Users.Has(person.UserName) && (first > 0 || count > 200 || site.Chance.Happens(0.7)))
            {
                taken++;
                yield return person;
            }
        }
    }
}
