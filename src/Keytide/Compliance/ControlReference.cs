namespace Keytide.Compliance;

/// <summary>A control of a published framework that a check answers, for example CIS AWS Foundations 3.0.0, 1.14.</summary>
/// <param name="Framework">The framework's name, without its version.</param>
/// <param name="Version">Empty for catalogues without versions, such as AWS Config's managed rules.</param>
/// <param name="Id">The control's number or name in that version.</param>
public sealed record ControlReference(string Framework, string Version, string Id)
{
    /// <summary>The profile level, for frameworks that have levels.</summary>
    public int? Level { get; init; }

    /// <summary>Whether the framework calls the control automated (false: manual); null where that is not stated.</summary>
    public bool? IsAutomated { get; init; }
}
