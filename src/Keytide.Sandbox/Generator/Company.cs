namespace Keytide.Sandbox.Generator;

/// <summary>The company of one seed: its name, its home region, and its people by number.</summary>
internal sealed class Company
{
    private const double ShareOfLeavers = 0.14;
    private readonly int _first;
    private readonly int _last;
    private readonly Chance _chance;

    public Company(Chance chance)
    {
        _chance = chance;
        Name = chance.Pick(Vocabulary.Companies);
        HomeRegion = chance.Pick(Vocabulary.Regions);
        (_first, _last) = (chance.NextInt(Vocabulary.FirstNames.Length), chance.NextInt(Vocabulary.LastNames.Length));
    }

    public string Name { get; }

    public string Domain => Name + ".example";

    public string HomeRegion { get; }

    /// <summary>No two people share a name before the lists have gone round together, after which a number follows.</summary>
    public Person Person(int number)
    {
        var (firsts, lasts) = (Vocabulary.FirstNames, Vocabulary.LastNames);
        var round = number / (firsts.Length * lasts.Length);
        var name = $"{firsts[(_first + number) % firsts.Length]}.{lasts[(_last + number) % lasts.Length]}{(round == 0 ? "" : round + 1)}";
        var own = _chance.Fork(name);
        var team = own.Pick(Vocabulary.Teams);
        double? left = own.Happens(ShareOfLeavers) ? KeyPlanting.Clear(own.DaysByRatio(55, 900)).TotalDays : null;
        return new Person(name, $"{name}@{Domain}", team, left);
    }
}
