using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Generator;

/// <summary>A world with an organization in it, and what is known of it beforehand.</summary>
public sealed class GeneratedOrganization
{
    private readonly Func<int, IReadOnlyList<PlantedFact>> _plant;

    internal GeneratedOrganization(
        SandboxWorld world,
        string companyName,
        IReadOnlyList<GeneratedAccount> accounts,
        AccessKey administratorKey,
        Func<int, IReadOnlyList<PlantedFact>> plant) =>
        (World, CompanyName, Accounts, AdministratorKey, _plant) = (world, companyName, accounts, administratorKey, plant);

    public SandboxWorld World { get; }

    public string CompanyName { get; }

    /// <summary>The management account first.</summary>
    public IReadOnlyList<GeneratedAccount> Accounts { get; }

    /// <summary>An administrator's of the management account; all that a caller needs to begin.</summary>
    public AccessKey AdministratorKey { get; }

    /// <summary>
    /// What is wrong in an account. It is found by making the account once more, apart from the world: what a test did to the account
    /// since does not show, and nothing is kept of a thousand accounts.
    /// </summary>
    public IReadOnlyList<PlantedFact> PlantedIn(GeneratedAccount account)
    {
        for (var number = 0; number < Accounts.Count; number++)
        {
            if (Accounts[number].Id == account.Id)
            {
                return _plant(number);
            }
        }
        throw new ArgumentException($"There is no account {account.Id} here.", nameof(account));
    }
}
