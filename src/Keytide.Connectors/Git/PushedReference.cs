namespace Keytide.Connectors.Git;

/// <summary>A reference that a push is about to move.</summary>
/// <param name="Name">As the remote calls it, for example refs/heads/main.</param>
/// <param name="Old">What the remote has, in hexadecimal digits; zeros where the reference is new there.</param>
/// <param name="New">What it is to have; zeros where it is deleted.</param>
public sealed record PushedReference(string Name, string Old, string New);
