namespace Keytide.Sandbox.Wire;

/// <summary>
/// One operation of a service: what it takes, who may call it on what, and what it does. The handler returns the members of the
/// result, or null where the model has no output; it refuses by throwing <see cref="ApiException"/>.
/// </summary>
public sealed record Operation(Service Service, string Name, Func<Call, Structure?> Handle)
{
    /// <summary>The constraints of the service model, checked in this order before authorization.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>The IAM action, <c>service:Name</c> unless it differs; null where every authenticated caller may call.</summary>
    public string? Action { get; init; } = $"{Service.Name}:{Name}";

    /// <summary>The ARNs that the caller must be allowed to act on; <c>*</c> where the action knows no resource.</summary>
    public Func<Call, IEnumerable<string>> Resources { get; init; } = static _ => ["*"];

    /// <summary>Condition keys of the action beyond the global ones, for example iam:PolicyARN.</summary>
    public Func<Call, IEnumerable<KeyValuePair<string, string>>> Context { get; init; } = static _ => [];

    /// <summary>A resource policy that also speaks on the call, for example a secret's; null without one.</summary>
    public Func<Call, string?> ResourcePolicy { get; init; } = static _ => null;

    /// <summary>Input members that CloudTrail is not told, beyond those with the names of secrets.</summary>
    public IReadOnlyList<string> HiddenMembers { get; init; } = [];

    /// <summary>Reads only: CloudTrail marks it so and records no response.</summary>
    public bool IsReadOnly => Name.StartsWith("Get", StringComparison.Ordinal)
        || Name.StartsWith("List", StringComparison.Ordinal)
        || Name.StartsWith("Describe", StringComparison.Ordinal)
        || Name.StartsWith("Lookup", StringComparison.Ordinal)
        || Name.StartsWith("Simulate", StringComparison.Ordinal)
        || Name.StartsWith("BatchGet", StringComparison.Ordinal)
        || (Service.Name == "kms" && Name is "Encrypt" or "Decrypt" or "GenerateDataKey")
        || Name is "GenerateCredentialReport" or "GenerateServiceLastAccessedDetails" or "AssumeRole" or "DecodeAuthorizationMessage";
}
