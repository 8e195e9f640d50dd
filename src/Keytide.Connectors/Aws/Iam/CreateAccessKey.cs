using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>
/// Makes a key. Never repeated, by anything here or below: each repetition of a call whose answer was lost would leave one more key that
/// nobody holds.
/// </summary>
public static class CreateAccessKey
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(CreateAccessKey), SafeToRepeat: false);

    /// <exception cref="AwsException">
    /// Not done, or, where <see cref="AwsException.IsAmbiguous"/>, perhaps done: then a key may exist whose secret is lost for ever.
    /// </exception>
    public static Task<NewAccessKey> CreateAccessKeyAsync(this IamClient iam, string userName, CancellationToken cancellation) =>
        iam.Aws.QueryAsync(Operation, new QueryParameters { { "UserName", userName } }, Read, cancellation);

    private static NewAccessKey Read(XmlAnswer answer)
    {
        var key = answer.RequiredChild("AccessKey");
        return new NewAccessKey(
            key.Text("UserName"),
            key.AccessKeyId(),
            new SecretText(key.Text("SecretAccessKey")),
            key.Text("Status"),
            key.OptionalTime("CreateDate"));
    }
}
