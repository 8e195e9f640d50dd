using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Generator;

/// <summary>One account while it is being filled: what everything that plants in it needs, and the list of what it planted.</summary>
internal sealed class Site(Account account, AccountKind kind, Company company, int number, DateTimeOffset now)
{
    private readonly List<PlantedFact> _facts = [];

    public Account Account { get; } = account;

    public AccountKind Kind { get; } = kind;

    public Company Company { get; } = company;

    /// <summary>The account's place in the organization, from 0.</summary>
    public int Number { get; } = number;

    public DateTimeOffset Now { get; } = now;

    public Tidiness Tidiness { get; } = Tidiness.Of(kind);

    public Chance Chance { get; } = account.Chance.Fork("generator");

    public IReadOnlyList<PlantedFact> Facts => _facts;

    public DateTimeOffset Ago(TimeSpan span) => Now - span;

    public void Note(string subject, Flaw flaw, string? credentialId = null) =>
        _facts.Add(new PlantedFact(Account.Id, subject, flaw, credentialId));

    public void Note(User user, Flaw flaw, string? credentialId = null) => Note(user.Name, flaw, credentialId);
}
