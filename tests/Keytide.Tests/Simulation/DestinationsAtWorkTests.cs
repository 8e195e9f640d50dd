using Keytide.Connectors.GitLab;
using Keytide.Connectors.Web;
using Keytide.Distribution;
using Keytide.Rotation;
using Keytide.Tests.Contracts;

namespace Keytide.Tests.Simulation;

/// <summary>Whole rotations into places that show less than others, by the real driver.</summary>
public sealed class DestinationsAtWorkTests
{
    private static readonly DestinationAddress Variables = DestinationAddress.Parse("gitlab:group/shop");
    private static readonly DestinationAddress Mail = DestinationAddress.Parse("gitlab:group/shop?form=ses-smtp&smtp-region=eu-west-1");
    private readonly GitLabStandIn _gitLab = new();
    private readonly RotationRig _rig = new();

    public DestinationsAtWorkTests() => _rig.Elsewhere = address =>
    {
        var place = new GitLabDestination(
            address,
            GitLabSettings.Of(name => name == GitLabSettings.TokenVariable ? "glpat-token" : null),
            new RatePause("GitLab", _rig.Clock),
            new HttpMessageInvoker(_gitLab, disposeHandler: false),
            _rig.Clock);
        return address.SmtpRegion is { } region ? new SmtpDestination(place, region) : place;
    };

    [Fact]
    public void Hidden_variables_and_a_password_for_mail_are_delivered_beside_a_secret()
    {
        _gitLab.Set("AWS_ACCESS_KEY_ID", _rig.Old.Id, hidden: true);
        _gitLab.Set("AWS_SECRET_ACCESS_KEY", _rig.Old.Secret, hidden: true);
        _rig.Start(false, RotationRig.Secret, Variables, Mail);
        _rig.Run();
        Assert.Equal(RotationPhase.Closed, _rig.State.Phase);
        Assert.Equal((_rig.Newest.Id, _rig.Newest.Secret), (Value("AWS_ACCESS_KEY_ID"), Value("AWS_SECRET_ACCESS_KEY")));
        using var secret = new SecretText(_rig.Newest.Secret);
        using var password = SesSmtpPassword.Derive(secret, "eu-west-1");
        Assert.Equal((_rig.Newest.Id, password.Reveal().ToString()), (Value("SMTP_USERNAME"), Value("SMTP_PASSWORD")));
    }

    [Fact]
    public void A_place_that_is_not_ready_stops_the_rotation_before_a_key_is_made()
    {
        _gitLab.DeniedStatus = 403;
        _rig.Start(false, RotationRig.Secret, Variables);
        _rig.Run();
        Assert.Equal(RotationPhase.Blocked, _rig.State.Phase);
        Assert.Equal(_rig.Old.Id, Assert.Single(_rig.User.AccessKeys).Id);
    }

    private string Value(string key) => (string)_gitLab.Variables.Single(variable => (string)variable["key"]! == key)["value"]!;
}
