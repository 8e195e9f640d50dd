using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>One user, with its tags.</summary>
public static class GetUser
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GetUser));

    /// <exception cref="AwsException">Not read; <see cref="AwsErrorKind.NotFound"/> where there is no such user.</exception>
    public static Task<TaggedUser> GetUserAsync(this IamClient iam, string userName, CancellationToken cancellation) =>
        iam.Aws.QueryAsync(Operation, new QueryParameters { { "UserName", userName } }, Read, cancellation);

    private static TaggedUser Read(XmlAnswer answer)
    {
        var user = answer.RequiredChild("User");
        return new TaggedUser(
            user.Text("UserName"), user.Text("UserId"), user.Text("Arn"), user.Tags(), user.OptionalTime("PasswordLastUsed"));
    }
}
