using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Writes an inline policy of a user; one of the same name is replaced.</summary>
public static class PutUserPolicy
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(PutUserPolicy));

    /// <exception cref="AwsException">Not done, or, where <see cref="AwsException.IsAmbiguous"/>, not known to be done.</exception>
    public static Task PutUserPolicyAsync(
        this IamClient iam, string userName, string policyName, string document, CancellationToken cancellation) =>
        iam.Aws.CommandAsync(
            Operation,
            new QueryParameters { { "UserName", userName }, { "PolicyName", policyName }, { "PolicyDocument", document } },
            cancellation);
}
