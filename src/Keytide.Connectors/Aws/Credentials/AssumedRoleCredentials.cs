using Keytide.Connectors.Aws.Sts;

namespace Keytide.Connectors.Aws.Credentials;

/// <summary>Sessions of one role, made through STS by another identity and renewed five minutes before they end.</summary>
/// <param name="sts">The identity that assumes the role.</param>
/// <param name="request">The role.</param>
/// <param name="clock">Tells when a session is about to end. It need not be right: AWS's own time is taken into account.</param>
public sealed class AssumedRoleCredentials(StsClient sts, RoleRequest request, TimeProvider clock) : IAwsCredentialSource
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private readonly WaitingLine _renewing = new();
    private AwsCredentials? _current;
    private DateTimeOffset _renewAt;

    /// <exception cref="Wire.AwsException">The role could not be assumed.</exception>
    public async ValueTask<AwsCredentials> GetAsync(CancellationToken cancellation)
    {
        if (Fresh() is { } current)
        {
            return current;
        }

        await _renewing.EnterAsync(cancellation);
        try
        {
            return Fresh() ?? await RenewAsync(cancellation);
        }
        finally
        {
            _renewing.Leave();
        }
    }

    private async Task<AwsCredentials> RenewAsync(CancellationToken cancellation)
    {
        var session = (await sts.AssumeRoleAsync(request, cancellation)).Credentials;

        // The end is given in AWS's time, which may not be ours.
        var life = session.ExpiresAt is { } end ? end - sts.Aws.ServiceClock.Now : TimeSpan.FromMinutes(15);
        _renewAt = clock.GetUtcNow() + life - RenewBefore;
        return _current = session;
    }

    private AwsCredentials? Fresh() => _current is { } current && clock.GetUtcNow() < _renewAt ? current : null;
}
