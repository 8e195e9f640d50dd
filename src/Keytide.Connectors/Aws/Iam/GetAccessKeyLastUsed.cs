using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>When a key was last used. For a key of another account IAM answers AccessDenied, whoever asks.</summary>
public static class GetAccessKeyLastUsed
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GetAccessKeyLastUsed));

    private const string NotApplicable = "N/A";

    /// <exception cref="AwsException">Not read. The last use is then unknown, which is not the same as never.</exception>
    public static Task<AccessKeyLastUsed> GetAccessKeyLastUsedAsync(this IamClient iam, AccessKeyId id, CancellationToken cancellation) =>
        iam.Aws.QueryAsync(Operation, new QueryParameters { { "AccessKeyId", id.Value } }, Read, cancellation);

    private static AccessKeyLastUsed Read(XmlAnswer answer)
    {
        var use = answer.RequiredChild("AccessKeyLastUsed");
        return new AccessKeyLastUsed(
            answer.OptionalText("UserName"),
            use.OptionalTime("LastUsedDate"),
            Applicable(use.Text("ServiceName")),
            Applicable(use.Text("Region")));
    }

    private static string? Applicable(string text) => text is NotApplicable or "" ? null : text;
}
