using System.Text;
using Keytide.Connectors.Aws.Wire;
using Keytide.Sandbox;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>Answers that AWS gives for somebody else's sake, and without any effect: F10, F20 and F22 of the families of faults.</summary>
internal sealed class SwarmRefusals(SwarmRun run, Chance chance)
{
    private static readonly string[] Conflicts = ["ConcurrentModification", "EntityTemporarilyUnmodifiable"];

    /// <summary>The refusal that this request meets; null where it meets none.</summary>
    public AwsResponse? Of(string action)
    {
        var (conflict, store, which) = (chance.NextDouble(), chance.NextDouble(), chance.NextInt(3));
        if (!run.IsTroubled)
        {
            return null;
        }

        if (run.IsSuspended)
        {
            return action is "GetSecretValue" or "DescribeSecret" or "PutSecretValue" or "GetParameter" or "PutParameter" or "LookupEvents"
                ? Json("OptInRequired")
                : Xml("OptInRequired", 403);
        }

        return action switch
        {
            "CreateAccessKey" when conflict < run.Settings.Conflicts && which == 2 => Xml("LimitExceeded", 409),
            "CreateAccessKey" or "UpdateAccessKey" or "DeleteAccessKey" when conflict < run.Settings.Conflicts =>
                Xml(Conflicts[which % Conflicts.Length], 409),
            "PutSecretValue" when store < run.Settings.StoreRefusals => Json(which == 0 ? "LimitExceededException" : "EncryptionFailure"),
            "GetSecretValue" when store < run.Settings.StoreRefusals => Json("DecryptionFailure"),
            "PutParameter" when store < run.Settings.StoreRefusals => Json("TooManyUpdates"),
            "GetParameter" when store < run.Settings.StoreRefusals => Json("InvalidKeyId"),
            _ => null,
        };
    }

    private static AwsResponse Xml(string code, int status) => Answer(status, $"""
        <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>{code}</Code>
        <Message>refused</Message></Error><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>
        """);

    private static AwsResponse Json(string code) => Answer(400, $$"""{"__type":"{{code}}","message":"refused"}""");

    private static AwsResponse Answer(int status, string body) =>
        new(status, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));
}
