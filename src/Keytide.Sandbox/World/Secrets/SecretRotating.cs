using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World.Secrets;

/// <summary>
/// RotateSecret and CancelRotateSecret as far as they go where no Lambda function exists: each condition that AWS checks before it
/// would invoke the function, and then the refusal that the function cannot be invoked. Nothing of the secret changes.
/// </summary>
public static class SecretRotating
{
    public static ApiException Refuse(Secret secret, string? token, string? lambdaArn)
    {
        if (token is null)
        {
            return SecretErrors.InvalidParameter(SecretErrors.TokenMissing);
        }
        if (secret.Staging.HolderOf(SecretStaging.Pending) is { } pending && !pending.Stages.Contains(SecretStaging.Current))
        {
            return SecretErrors.InvalidRequest("A previous rotation isn't complete. That rotation will be reattempted.");
        }
        return lambdaArn is null && secret.Rotation is null
            ? SecretErrors.InvalidRequest("No Lambda rotation function ARN is associated with this secret.")
            : new ApiException("AccessDeniedException", "Secrets Manager cannot invoke the specified Lambda function. "
                + "Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.");
    }

    /// <summary>Rotation is off from now on; a version left at AWSPENDING stays and is named.</summary>
    public static SecretVersion? Cancel(Secret secret, DateTimeOffset now)
    {
        secret.Rotation = secret.Rotation is { } rotation ? rotation with { IsEnabled = false } : null;
        secret.Touch(now);
        return secret.Staging.HolderOf(SecretStaging.Pending);
    }
}
