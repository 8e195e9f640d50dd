using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Whether a user has a console password.</summary>
public static class GetLoginProfile
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GetLoginProfile));

    /// <returns>Null where the user exists and has none.</returns>
    /// <exception cref="AwsException">Not read; NotFound where there is no such user.</exception>
    public static async Task<LoginProfile?> GetLoginProfileAsync(this IamClient iam, string userName, CancellationToken cancellation)
    {
        try
        {
            return await iam.Aws.QueryAsync(Operation, new QueryParameters { { "UserName", userName } }, Read, cancellation);
        }
        catch (AwsException e) when (SaysThereIsNone(e))
        {
            return null;
        }
    }

    // One code for two facts; only the words tell a user without a password ("Login Profile for User X cannot be found.")
    // from a user that is gone ("The user with name X cannot be found.").
    private static bool SaysThereIsNone(AwsException e) =>
        e.Code == IamErrorCode.NoSuchEntity && e.Detail.StartsWith("login profile", StringComparison.OrdinalIgnoreCase);

    private static LoginProfile Read(XmlAnswer answer)
    {
        var profile = answer.RequiredChild("LoginProfile");
        return new LoginProfile(
            profile.Text("UserName"), profile.Time("CreateDate"), profile.OptionalFlag("PasswordResetRequired") ?? false);
    }
}
