namespace Keytide.Connectors.Aws.SecretsManager;

/// <summary>One version of a secret with its value.</summary>
/// <param name="VersionId">The token under which it was put.</param>
/// <param name="Text">The value; null where it is binary.</param>
public sealed record SecretVersion(string VersionId, SecretText? Text);
