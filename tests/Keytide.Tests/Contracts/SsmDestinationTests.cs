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
    public async Task A_parameter_stays_under_its_own_key()
    {
        const string Key = "arn:aws:kms:us-east-1:111122223333:key/0c5a8d1e-7f0f-4f6b-9a3a-2b1c0d9e8f7a";
        _account.PutParameter("/prod/db", "{}", key: Key);
        using var pair = FirstPair;
        await Destination.WriteAsync(pair, "token", default);
        Assert.Equal(Key, await new SsmClient(_account.Aws).KeyOfParameterAsync("/prod/db", default));
    }

    [Fact]
    public async Task A_parameter_that_is_not_encrypted_is_refused()
    {
        _account.PutParameter("/prod/db", "{}", type: "String");
        Assert.False((await Destination.CheckAsync(default)).IsReady);
    }
}
