namespace Keytide.Sandbox.Generator;

/// <summary>How an account is kept: the share of its users who are people, and how often each thing goes wrong (0 to 1).</summary>
internal sealed record Tidiness
{
    /// <summary>Users of the account where no number is asked for.</summary>
    public required int Users { get; init; }

    public required double People { get; init; }

    /// <summary>Of the people: with an access key at all.</summary>
    public double PeopleWithKey { get; init; } = 0.35;

    /// <summary>Of the people who have left: their user is still there.</summary>
    public double LeaversKept { get; init; }

    /// <summary>Of the keys: never replaced in 90 days and more.</summary>
    public double OldKey { get; init; }

    public double UnusedKey { get; init; }
    public double NeverUsedKey { get; init; }

    /// <summary>Of the users with a key: a second one, active or left behind inactive.</summary>
    public double SecondKey { get; init; }

    /// <summary>Of the passwords: without a second factor.</summary>
    public double WithoutMfa { get; init; }

    public double StalePassword { get; init; }
    public double NoOwner { get; init; }

    /// <summary>Of the users: a policy on the user itself.</summary>
    public double DirectPolicy { get; init; }

    private static readonly Tidiness WellKept = new() { Users = 5, People = 0.5, PeopleWithKey = 0.05, OldKey = 0.02, NoOwner = 0.02 };

    private static readonly Tidiness Kept = new()
    {
        Users = 26,
        People = 0.3,
        PeopleWithKey = 0.2,
        LeaversKept = 0.3,
        OldKey = 0.3,
        UnusedKey = 0.08,
        NeverUsedKey = 0.03,
        SecondKey = 0.1,
        WithoutMfa = 0.04,
        StalePassword = 0.06,
        NoOwner = 0.1,
        DirectPolicy = 0.08,
    };

    private static readonly Tidiness Middling = new()
    {
        Users = 22,
        People = 0.4,
        LeaversKept = 0.6,
        OldKey = 0.45,
        UnusedKey = 0.15,
        NeverUsedKey = 0.06,
        SecondKey = 0.2,
        WithoutMfa = 0.1,
        StalePassword = 0.12,
        NoOwner = 0.2,
        DirectPolicy = 0.15,
    };

    private static readonly Tidiness Messy = new()
    {
        Users = 48,
        People = 0.6,
        PeopleWithKey = 0.6,
        LeaversKept = 0.95,
        OldKey = 0.6,
        UnusedKey = 0.3,
        NeverUsedKey = 0.1,
        SecondKey = 0.35,
        WithoutMfa = 0.3,
        StalePassword = 0.25,
        NoOwner = 0.45,
        DirectPolicy = 0.3,
    };

    public static Tidiness Of(AccountKind kind) => kind switch
    {
        AccountKind.Management => Kept with { Users = 12, People = 0.6 },
        AccountKind.Standalone => Middling with { Users = 60 },
        AccountKind.Production => Kept,
        AccountKind.Staging => Middling,
        AccountKind.Development => Messy,
        AccountKind.ContinuousIntegration => Messy with { Users = 30, People = 0.12 },
        AccountKind.Data => Middling with { Users = 24, OldKey = 0.5 },
        AccountKind.Log => WellKept with { Users = 4, People = 0.25 },
        AccountKind.Security => WellKept with { Users = 7, People = 0.6 },
        _ => Kept with { Users = 16 },
    };
}
