using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.CloudTrail;

/// <summary>The <c>userIdentity</c> of an event: who called, and for a session from where it came.</summary>
internal static class EventIdentity
{
    /// <summary>The user's name, the role session's name, or root.</summary>
    public static string UserNameOf(Caller caller) => caller switch
    {
        { Kind: CallerKind.Root } => "root",
        { User: { } user } => user.Name,
        { Session.Name: var name } => name,
        _ => caller.UserId,
    };

    public static Structure Of(Caller caller) => new()
    {
        { "type", TypeOf(caller.Kind) },
        { "principalId", caller.UserId },
        { "arn", caller.Arn },
        { "accountId", caller.Account.Id },
        { "accessKeyId", caller.AccessKeyId },
        { "userName", caller.Kind == CallerKind.User ? caller.User?.Name : null },
        { "sessionContext", caller.Session is { } session ? ContextOf(session) : null },
    };

    private static string TypeOf(CallerKind kind) => kind switch
    {
        CallerKind.Root => "Root",
        CallerKind.User => "IAMUser",
        CallerKind.AssumedRole => "AssumedRole",
        _ => "FederatedUser",
    };

    private static Structure ContextOf(Session session) => new()
    {
        {
            "sessionIssuer", session.Role is not { } role
                ? null
                : new Structure
                {
                    { "type", "Role" },
                    { "principalId", role.Id },
                    { "arn", role.Arn },
                    { "accountId", role.Account.Id },
                    { "userName", role.Name },
                }
        },
        {
            "attributes", new Structure
            {
                { "creationDate", EventText.Instant(session.IssuedAt) },
                { "mfaAuthenticated", session.HasMfa ? "true" : "false" },
            }
        },
        { "sourceIdentity", session.SourceIdentity },
    };
}
