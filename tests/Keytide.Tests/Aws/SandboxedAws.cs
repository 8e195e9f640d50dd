using Keytide.Cli.Sandbox;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;
using Keytide.Sandbox;
using Keytide.Sandbox.Generator;

namespace Keytide.Tests.Aws;

/// <summary>A generated organization in process, on a clock that jumps, and clients of it.</summary>
internal sealed class SandboxedAws
{
    public SandboxedAws(SandboxOptions? options = null, int users = 30)
    {
        Organization = OrganizationGenerator.Generate(new OrganizationShape(Time.GetUtcNow()) { Accounts = 8, Users = users });
        Sandbox = new SandboxAws(Organization.World, Time, options);
        Administrator = new FixedCredentials(Organization.AdministratorKey.Id, Organization.AdministratorKey.Secret);
        Client = ClientOf(Administrator);
    }

    public JumpingTime Time { get; } = new();

    public GeneratedOrganization Organization { get; }

    public SandboxAws Sandbox { get; }

    public FixedCredentials Administrator { get; }

    public AwsClient Client { get; }

    public AwsClient ClientOf(IAwsCredentialSource credentials, TimeProvider? clock = null) => new(
        new SandboxTransport(Sandbox, Time), credentials, new AwsEndpoints("eu-central-1"), clock ?? Time, new SeededEntropy(3));
}
