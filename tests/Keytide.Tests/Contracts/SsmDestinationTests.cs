using Keytide.Connectors.Aws.Ssm;
using Keytide.Distribution;
using Keytide.Tests.Simulation;

namespace Keytide.Tests.Contracts;

public sealed class SsmDestinationTests : DestinationContract
{
    private readonly SandboxAccount _account = new();

    private protected override IDestination Destination =>
        new SsmDestination(DestinationAddress.Parse("ssm:/prod/db"), new SsmClient(_account.Aws));

    private protected override string Content => _account.ParameterText("/prod/db") ?? "";

    private protected override IReadOnlyList<string> Neighbours => ["\"host\":\"db.example\""];

    private protected override void Fill() => _account.PutParameter(
        "/prod/db", $$"""{"AWS_ACCESS_KEY_ID":"{{First}}","AWS_SECRET_ACCESS_KEY":"{{FirstSecret}}","host":"db.example"}""");

    private protected override void Spoil() => _account.PutParameter("/prod/db", $"no JSON {FirstSecret}");

    [Fact]
    public async Task A_parameter_that_is_not_encrypted_is_refused()
    {
        _account.PutParameter("/prod/db", "{}", type: "String");
        Assert.False((await Destination.CheckAsync(default)).IsReady);
    }
}
