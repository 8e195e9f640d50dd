namespace Keytide.Connectors.Aws.SecretsManager;

/// <summary>What a secret is, without its value.</summary>
/// <param name="RotationEnabled">A Lambda function of its owner rotates it.</param>
/// <param name="DeletedAt">When its deletion was asked for; null where it was not.</param>
public sealed record SecretDescription(string Arn, string Name, bool RotationEnabled, DateTimeOffset? DeletedAt);
