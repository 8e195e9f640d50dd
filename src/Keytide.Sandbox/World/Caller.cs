namespace Keytide.Sandbox.World;

/// <summary>Who signed a request, as the policies and CloudTrail see it.</summary>
public sealed record Caller(Account Account, CallerKind Kind, string Arn, string UserId, string AccessKeyId, string SignedRegion)
{
    /// <summary>The user, for a user's own keys and for sessions from GetSessionToken.</summary>
    public User? User { get; init; }

    /// <summary>Null for long-lived keys.</summary>
    public Session? Session { get; init; }

    /// <summary>The key that signed, where it is long-lived.</summary>
    public AccessKey? Key { get; init; }

    public static Caller OfKey(AccessKey key, string region) => key.Owner is { } user
        ? new(user.Account, CallerKind.User, user.Arn, user.Id, key.Id, region) { User = user, Key = key }
        : new(key.Account, CallerKind.Root, key.Account.RootArn, key.Account.Id, key.Id, region) { Key = key };

    public static Caller OfSession(Session session, string region)
    {
        var account = session.Account;
        return session switch
        {
            { Role: { } role } => new(
                account,
                CallerKind.AssumedRole,
                $"arn:{account.Partition}:sts::{account.Id}:assumed-role/{role.Name}/{session.Name}",
                $"{role.Id}:{session.Name}",
                session.AccessKeyId,
                region)
            { Session = session },
            { Name.Length: > 0 } => new(
                account,
                CallerKind.FederatedUser,
                $"arn:{account.Partition}:sts::{account.Id}:federated-user/{session.Name}",
                $"{account.Id}:{session.Name}",
                session.AccessKeyId,
                region)
            { User = session.User, Session = session },
            { User: { } user } => new(account, CallerKind.User, user.Arn, user.Id, session.AccessKeyId, region)
            {
                User = user,
                Session = session,
            },
            _ => new(account, CallerKind.Root, account.RootArn, account.Id, session.AccessKeyId, region) { Session = session },
        };
    }
}
