using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Deletes a key. It cannot be undone. A repetition after a lost answer ends in NoSuchEntity, which then means done.</summary>
public static class DeleteAccessKey
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(DeleteAccessKey));

    /// <exception cref="AwsException">Not done, or, where <see cref="AwsException.IsAmbiguous"/>, not known to be done.</exception>
    public static Task DeleteAccessKeyAsync(this IamClient iam, string userName, AccessKeyId id, CancellationToken cancellation) =>
        iam.Aws.CommandAsync(Operation, new QueryParameters { { "UserName", userName }, { "AccessKeyId", id.Value } }, cancellation);
}
