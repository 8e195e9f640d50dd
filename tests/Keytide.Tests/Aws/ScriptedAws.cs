using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Organizations;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws;

/// <summary>A client on a scripted transport, with a clock that jumps and chance that repeats.</summary>
internal sealed class ScriptedAws
{
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public ScriptedAws(ScriptedTransport transport)
    {
        Transport = transport;
        Client = new AwsClient(
            transport, new FixedCredentials("AKIAY34FZKBOKMUTVV7A", Secret), new AwsEndpoints("eu-central-1"), Time, new SeededEntropy(7));
    }

    public ScriptedAws(params AwsResponse[] answers)
        : this(ScriptedTransport.Of(answers))
    {
    }

    public ScriptedTransport Transport { get; }

    public JumpingTime Time { get; } = new();

    public AwsClient Client { get; }

    public IamClient Iam => new(Client);

    public StsClient Sts => new(Client);

    public OrganizationsClient Organizations => new(Client);
}
