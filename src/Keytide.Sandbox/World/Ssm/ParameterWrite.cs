namespace Keytide.Sandbox.World.Ssm;

/// <summary>
/// What PutParameter asks for. An absent member keeps what the parameter has, or its default. An absent KeyId is the default key, whatever
/// the parameter was encrypted with: AWS's reference can be read so, and whoever is safe with that is safe with the other.
/// </summary>
public sealed record ParameterWrite(string Name, string Value)
{
    public ParameterType? Type { get; init; }
    public string? Tier { get; init; }
    public string? KeyId { get; init; }
    public string? Description { get; init; }
    public string? AllowedPattern { get; init; }
    public string? DataType { get; init; }
    public bool Overwrite { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
