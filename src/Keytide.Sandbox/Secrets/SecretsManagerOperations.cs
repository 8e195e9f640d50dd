using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Secrets;

namespace Keytide.Sandbox.Secrets;

/// <summary>Every operation of Secrets Manager that the sandbox answers.</summary>
internal static class SecretsManagerOperations
{
    public static readonly Service Service = Service.Json("secretsmanager", "2017-10-17", "secretsmanager");

    private static readonly Field SecretId = new("SecretId", Required: true, 1, 2048);
    private static readonly Field Token = new("ClientRequestToken", Min: 32, Max: 64);
    private static readonly Field MaxResults = Field.Number("MaxResults", 1, 100);
    private static readonly Field[] Values = [new("SecretString", Min: 1, Max: SecretPayload.MaximumBytes), new("SecretBinary", Min: 1)];

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Service, "CreateSecret", SecretWriting.Create)
        {
            Fields = [new("Name", Required: true, 1, 512), Token, new("Description", Max: 2048), new("KmsKeyId", Max: 2048), .. Values],
            Resources = static call => [SecretStores.ArnPrefix(call) + call.Input.Text("Name")],
        },
        OnSecret("PutSecretValue", SecretWriting.Put, [Token, .. Values, Field.List("VersionStages", 20, min: 1)]),
        OnSecret("UpdateSecret", SecretWriting.Update, [Token, .. Values, new("Description", Max: 2048), new("KmsKeyId", Max: 2048)]),
        OnSecret("UpdateSecretVersionStage", SecretWriting.MoveStage, new("VersionStage", Required: true, 1, 256),
            new("RemoveFromVersionId", Min: 32, Max: 64), new("MoveToVersionId", Min: 32, Max: 64)),
        OnSecret("GetSecretValue", SecretShowing.Value, new("VersionId", Min: 32, Max: 64), new("VersionStage", Min: 1, Max: 256)),
        OnSecret("DescribeSecret", SecretShowing.Describe),
        OnSecret("ListSecretVersionIds", SecretShowing.Versions, MaxResults, new("NextToken", Min: 1, Max: 4096)),
        OnSecret("GetResourcePolicy", SecretShowing.ResourcePolicy),
        new(Service, "ListSecrets", SecretShowing.List)
        {
            Fields =
            [
                MaxResults, new("NextToken", Min: 1, Max: 4096), Field.Choice("SortOrder", false, "asc", "desc"), Field.List("Filters", 10),
            ],
        },
        new(Service, "GetRandomPassword", SecretShowing.RandomPassword)
        {
            Fields = [Field.Number("PasswordLength", 1, 4096), new("ExcludeCharacters", Max: 4096)],
        },
        OnSecret("DeleteSecret", SecretKeeping.Delete),
        OnSecret("RestoreSecret", SecretKeeping.Restore),
        OnSecret("TagResource", SecretKeeping.Tag, Field.List("Tags", required: true)),
        OnSecret("UntagResource", SecretKeeping.Untag, Field.List("TagKeys", required: true)),
        OnSecret("RotateSecret", SecretKeeping.Rotate, Token, new("RotationLambdaARN", Max: 2048)),
        OnSecret("CancelRotateSecret", SecretKeeping.CancelRotate),
    ];

    private static Operation OnSecret(string name, Func<Call, Structure?> handle, params ReadOnlySpan<Field> more) =>
        new(Service, name, handle) { Fields = [SecretId, .. more], Resources = static call => [SecretStores.ArnOf(call)] };
}
