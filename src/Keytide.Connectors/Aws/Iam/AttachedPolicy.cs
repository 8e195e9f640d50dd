namespace Keytide.Connectors.Aws.Iam;

/// <summary>A managed policy that a user or group has.</summary>
public sealed record AttachedPolicy(string Name, string Arn);
