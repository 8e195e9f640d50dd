using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Sts;

/// <summary>GetSessionToken and GetFederationToken: temporary credentials of a user (or root) made from long-lived ones.</summary>
internal static class SessionTokens
{
    private const int DefaultSeconds = 43_200;
    private const int LongestOfRoot = 3600;

    public static Structure Get(Call call)
    {
        RefuseSessions(call);
        var session = Make(call, new() { User = call.Caller.User, HasMfa = MultiFactor.Passes(call) });
        return new Structure { { "Credentials", Credentials(session) } };
    }

    public static Structure Federate(Call call)
    {
        RefuseSessions(call);
        var name = call.Input.Required("Name");
        var policies = SessionPolicies.Read(call, call.Account);
        // Without a policy a federated user may do nothing but ask who it is.
        var limits = policies.Count > 0 ? policies : [Nothing];
        var session = Make(call, new() { User = call.Caller.User, FederatedName = name, Policies = limits });
        var federated = Caller.OfSession(session, call.Region);
        return new Structure
        {
            { "Credentials", Credentials(session) },
            { "FederatedUser", new Structure { { "FederatedUserId", federated.UserId }, { "Arn", federated.Arn } } },
            { "PackedPolicySize", policies.Count == 0 ? 0 : SessionPolicies.PackedSize(session) },
        };
    }

    public static Structure Credentials(Session session) => new()
    {
        { "AccessKeyId", session.AccessKeyId },
        { "SecretAccessKey", session.Secret },
        { "SessionToken", session.Token },
        { "Expiration", session.ExpiresAt },
    };

    private static Session Make(Call call, Kind kind)
    {
        var seconds = call.Input.Number("DurationSeconds") ?? DefaultSeconds;
        seconds = call.Caller.Kind == CallerKind.Root ? Math.Min(seconds, LongestOfRoot) : seconds;
        var ids = call.Account.Ids;
        var session = new Session(
            call.Account, ids.AccessKeyId("ASIA"), ids.Secret(), ids.SessionToken(), call.Now, call.Now.AddSeconds(seconds))
        {
            User = kind.User,
            HasMfa = kind.HasMfa,
            Name = kind.FederatedName,
            Policies = kind.Policies,
        };
        call.Account.AddSession(session);
        return session;
    }

    private static void RefuseSessions(Call call)
    {
        if (call.Caller.Session is not null)
        {
            throw new ApiException("AccessDenied", $"Cannot call {call.Operation.Name} with session credentials", 403);
        }
    }

    private const string Nothing = """{"Version":"2012-10-17","Statement":[]}""";

    private sealed record Kind
    {
        public User? User { get; init; }

        public bool HasMfa { get; init; }

        public string FederatedName { get; init; } = "";

        public IReadOnlyList<string> Policies { get; init; } = [];
    }
}
