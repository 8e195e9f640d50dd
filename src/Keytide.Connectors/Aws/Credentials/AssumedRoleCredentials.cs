using Keytide.Connectors.Aws.Sts;

namespace Keytide.Connectors.Aws.Credentials;

/// <summary>Sessions of one role, made through STS by another identity and renewed five minutes before they end.</summary>
/// <param name="sts">The identity that assumes the role.</param>
/// <param name="request">The role.</param>
/// <param name="clock">Tells when a session is about to end.</param>
public sealed class AssumedRoleCredentials(StsClient sts, RoleRequest request, TimeProvider clock) : IAwsCredentialSource
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _renewing = new(1, 1);
    private AwsCredentials? _current;

    /// <exception cref="Wire.AwsException">The role could not be assumed.</exception>
    public async ValueTask<AwsCredentials> GetAsync(CancellationToken cancellation)
    {
        if (Fresh() is { } current)
        {
            return current;
        }

        await _renewing.WaitAsync(cancellation);
        try
        {
            return Fresh() ?? (_current = (await sts.AssumeRoleAsync(request, cancellation)).Credentials);
        }
        finally
        {
            _renewing.Release();
        }
    }

    private AwsCredentials? Fresh() =>
        _current is { ExpiresAt: var end } current && (end is null || clock.GetUtcNow() < end - RenewBefore) ? current : null;
}
