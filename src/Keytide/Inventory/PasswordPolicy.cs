namespace Keytide.Inventory;

/// <summary>What an account demands of its users' console passwords.</summary>
public sealed record PasswordPolicy
{
    /// <summary>What holds where an account has set nothing: 8 characters, nothing else enforced by policy (IAM User Guide).</summary>
    public static readonly PasswordPolicy AwsDefault = new() { IsCustom = false, MinimumLength = 8 };

    /// <summary>False when the account has no policy of its own.</summary>
    public required bool IsCustom { get; init; }

    public required int MinimumLength { get; init; }

    public bool RequireSymbols { get; init; }

    public bool RequireNumbers { get; init; }

    public bool RequireUppercase { get; init; }

    public bool RequireLowercase { get; init; }

    /// <summary>Days until a password expires; null when passwords do not expire.</summary>
    public int? MaximumAgeDays { get; init; }

    /// <summary>How many earlier passwords may not come back; null for none.</summary>
    public int? ReusePrevention { get; init; }
}
