using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Every user of the account.</summary>
public static class ListUsers
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(ListUsers));

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<IamUser>> ListUsersAsync(this IamClient iam, CancellationToken cancellation) =>
        iam.ListAsync(Operation, [], answer => answer.Members("Users").Select(Read), cancellation);

    private static IamUser Read(XmlAnswer user) => new(
        user.Text("UserName"),
        user.Text("UserId"),
        user.Text("Arn"),
        user.Text("Path"),
        user.Time("CreateDate"),
        user.OptionalTime("PasswordLastUsed"));
}
