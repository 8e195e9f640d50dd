using Keytide.Connectors.Files;

namespace Keytide.Tests.Contracts;

public sealed class JsonFileDestinationTests : FileDestinationContract
{
    private protected override IPairFormat Format => new JsonPairFormat();

    private protected override string Address(string path) => $"json-file:{path}";

    private protected override IReadOnlyList<string> Neighbours => ["\"region\": \"eu-west-1\"", "\"Version\": 1"];

    private protected override string Filling => $$"""
        {
          "Version": 1,
          "AccessKeyId": "{{First}}",
          "SecretAccessKey": "{{FirstSecret}}",
          "region": "eu-west-1"
        }

        """;

    private protected override string Spoiling => $"[\"{FirstSecret}\"]";
}
