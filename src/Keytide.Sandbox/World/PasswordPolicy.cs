namespace Keytide.Sandbox.World;

/// <summary>The account's rules for console passwords. Null members were not given.</summary>
public sealed record PasswordPolicy
{
    public int MinimumLength { get; init; } = 6;

    public bool RequireSymbols { get; init; }

    public bool RequireNumbers { get; init; }

    public bool RequireUppercase { get; init; }

    public bool RequireLowercase { get; init; }

    public bool AllowUsersToChange { get; init; }

    /// <summary>1 to 1,095 days; null means that passwords do not expire.</summary>
    public int? MaxAgeDays { get; init; }

    /// <summary>How many earlier passwords may not be used again: 1 to 24.</summary>
    public int? ReusePrevention { get; init; }

    public bool? HardExpiry { get; init; }
}
