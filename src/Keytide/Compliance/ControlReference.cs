namespace Keytide.Compliance;

/// <summary>A control of a published framework that a check answers, for example CIS AWS Foundations 3.0.0, 1.14.</summary>
public sealed record ControlReference(string Framework, string Version, string Id);
