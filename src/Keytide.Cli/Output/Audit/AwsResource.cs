using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit;

/// <summary>AWS Security Hub's names of types of resources (User Guide, Resources ASFF object); <c>Other</c> for the rest.</summary>
public static class AwsResource
{
    public const string AccessKey = "AwsIamAccessKey";
    public const string User = "AwsIamUser";
    public const string Role = "AwsIamRole";
    public const string Account = "AwsAccount";
    public const string Policy = "AwsIamPolicy";
    public const string Group = "AwsIamGroup";
    public const string Other = "Other";

    public static string TypeOf(CredentialKind kind) => kind == CredentialKind.AccessKey ? AccessKey : Other;

    public static string TypeOf(PrincipalType type) => type switch
    {
        PrincipalType.User => User,
        PrincipalType.Role => Role,
        _ => Account, // Security Hub has no type for root; it is the account's.
    };

    /// <summary>The type of an IAM resource by its ARN.</summary>
    public static string TypeOf(string arn) =>
        arn.Contains(":policy/", StringComparison.Ordinal) ? Policy
        : arn.Contains(":group/", StringComparison.Ordinal) ? Group
        : Other;
}
