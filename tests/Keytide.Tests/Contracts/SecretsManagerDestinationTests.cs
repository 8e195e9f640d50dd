using Keytide.Connectors.Aws.SecretsManager;
using Keytide.Distribution;
using Keytide.Tests.Simulation;

namespace Keytide.Tests.Contracts;

public sealed class SecretsManagerDestinationTests : DestinationContract
{
    private readonly SandboxAccount _account = new();

    private protected override IDestination Destination =>
        new SecretsManagerDestination(DestinationAddress.Parse("secretsmanager:prod/db"), new SecretsManagerClient(_account.Aws));

    private protected override string Content => _account.SecretText("prod/db") ?? "";

    private protected override IReadOnlyList<string> Neighbours => ["\"host\":\"db.example\"", "\"port\":5432"];

    private protected override void Fill() => _account.PutSecret(
        "prod/db", $$"""{"host":"db.example","accessKeyId":"{{First}}","secretAccessKey":"{{FirstSecret}}","port":5432}""");

    private protected override void Spoil() => _account.PutSecret("prod/db", $"no JSON {FirstSecret}");

    [Fact]
    public async Task A_version_that_lost_its_label_gets_it_back()
    {
        Fill();
        await Destination.WriteAsync(SecondPair, Token, default);
        Fill();
        await Destination.WriteAsync(SecondPair, Token, default);
        Assert.Contains(Second.Value, Content);
    }
}
