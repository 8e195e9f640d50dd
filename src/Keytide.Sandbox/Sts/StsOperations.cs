using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Sts;

/// <summary>Everything that STS does here.</summary>
internal static class StsOperations
{
    private static readonly Field Duration = Field.Number("DurationSeconds", 900, 43_200);
    private static readonly Field LongDuration = Field.Number("DurationSeconds", 900, 129_600);
    private static readonly Field SerialNumber = new Field("SerialNumber", Min: 9, Max: 256).Matching(@"[\w+=/:,.@-]*");
    private static readonly Field TokenCode = new Field("TokenCode", Min: 6, Max: 6).Matching(@"[\d]*");
    private static readonly Field Policy = new("Policy", Min: 1, Max: 2048);

    public static IEnumerable<Operation> All =>
    [
        Open("GetCallerIdentity", GetCallerIdentity),
        // AssumeRole weighs two accounts' policies and does so itself.
        Open(
            "AssumeRole",
            RoleAssumption.Handle,
            new("RoleArn", Required: true, Min: 20, Max: 2048),
            SessionName("RoleSessionName", required: true),
            Duration,
            Policy,
            new Field("ExternalId", Min: 2, Max: 1224).Matching(@"[\w+=,.@:\/-]*"),
            SessionName("SourceIdentity"),
            SerialNumber,
            TokenCode,
            Field.List("Tags", 50),
            Field.List("TransitiveTagKeys", 50)),
        Open("GetSessionToken", SessionTokens.Get, LongDuration, SerialNumber, TokenCode),
        new(Service.Sts, "GetFederationToken", SessionTokens.Federate)
        {
            Fields = [new Field("Name", Required: true, Min: 2, Max: 32).Matching(@"[\w+=,.@-]*"), LongDuration, Policy],
            Resources = call => [$"arn:{call.Partition}:sts::{call.Account.Id}:federated-user/{call.Input.Text("Name")}"],
        },
        new(Service.Sts, "GetAccessKeyInfo", GetAccessKeyInfo)
        {
            Fields = [new Field("AccessKeyId", Required: true, Min: 16, Max: 128).Matching(@"[\w]*")],
        },
    ];

    private static Operation Open(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Sts, name, handle) { Action = null, Fields = fields };

    private static Field SessionName(string name, bool required = false) => new Field(name, required, 2, 64).Matching(@"[\w+=,.@-]*");

    private static Structure GetCallerIdentity(Call call) => new()
    {
        { "UserId", call.Caller.UserId },
        { "Account", call.Account.Id },
        { "Arn", call.Caller.Arn },
    };

    // Decoded, so an id that never was gets an answer too; ids from before 2019 must be known.
    private static Structure GetAccessKeyInfo(Call call)
    {
        var id = call.Input.Required("AccessKeyId");
        var account = World.KeyIdReader.AccountOf(id) ?? call.World.FindAccessKey(id)?.Account.Id;
        return new Structure { { "Account", account ?? throw Errors.Validation($"Invalid Access Key Id: {id}") } };
    }
}
