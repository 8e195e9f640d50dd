namespace Keytide.Connectors.Aws.Ssm;

/// <summary>A parameter with its decrypted value.</summary>
/// <param name="Type">String, StringList or SecureString.</param>
public sealed record ParameterValue(string Type, SecretText Value, long Version);
