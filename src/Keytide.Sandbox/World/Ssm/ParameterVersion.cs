namespace Keytide.Sandbox.World.Ssm;

/// <summary>One version of a parameter, as it was written; only its labels change afterwards.</summary>
public sealed record ParameterVersion(
    long Number, string Value, ParameterType Type, ParameterTier Tier, string? KeyId, string? Description, string? AllowedPattern,
    string DataType, DateTimeOffset ModifiedAt, string ModifiedBy)
{
    public const int MaximumLabels = 10;

    public SortedSet<string> Labels { get; } = new(StringComparer.Ordinal);
}
