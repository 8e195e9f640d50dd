namespace Keytide.Sandbox.World.Secrets;

/// <summary>What a secret says of its rotation. The stand-in runs no Lambda function: it can be set by a test, never by a caller.</summary>
public sealed record SecretRotation(string LambdaArn, bool IsEnabled, int? AutomaticallyAfterDays);
