namespace Keytide.Sandbox.Generator;

/// <summary>The company of one seed: its name, its home region, and its people by number.</summary>
internal sealed class Company
{
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
        var team = Vocabulary.Teams[_chance.Fork(name).NextInt(Vocabulary.Teams.Length)];
        return new Person(name, $"{name}@{Domain}", team);
    }
}
