using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>
/// Opens IAM of one account for its rotations. What only looks shares one session, which is renewed when it ends; what changes anything
/// does so in the rotation's own session, which is opened with the first change.
/// </summary>
public sealed class KeyAuthorities
{
    /// <summary>In CloudTrail, the session that looks on behalf of all rotations.</summary>
    public const string ReadingSession = "keytide-reading";

    private readonly AwsClient _caller;
    private readonly string? _role;
    private readonly string? _externalId;
    private readonly AwsClient _reader;

    /// <param name="caller">The identity that Keytide was started with.</param>
    /// <param name="role">The ARN of the role to act in; null to act as the caller itself.</param>
    /// <param name="externalId">What the role's trust asks for; null for nothing.</param>
    public KeyAuthorities(AwsClient caller, string? role, string? externalId = null)
    {
        (_caller, _role, _externalId) = (caller, role, externalId);
        _reader = In(ReadingSession);
    }

    public AwsKeyAuthority Open(RotationId rotation) => new(_reader, In(rotation.SessionName).On(rotation.Value), rotation);

    private AwsClient In(string session) => _role is null
        ? _caller
        : _caller.As(new AssumedRoleCredentials(new StsClient(_caller), new RoleRequest(_role, session, _externalId), _caller.Clock));
}
