using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Deletes an inline policy of a user. A repetition after a lost answer ends in NoSuchEntity, which then means done.</summary>
public static class DeleteUserPolicy
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(DeleteUserPolicy));

    /// <exception cref="AwsException">Not done, or, where <see cref="AwsException.IsAmbiguous"/>, not known to be done.</exception>
    public static Task DeleteUserPolicyAsync(
        this IamClient iam, string userName, string policyName, CancellationToken cancellation) =>
        iam.Aws.CommandAsync(
            Operation, new QueryParameters { { "UserName", userName }, { "PolicyName", policyName } }, cancellation);
}
