using Keytide.Sandbox.Policy;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Sts;

/// <summary>
/// AssumeRole: the role's trust policy must allow the caller, and the caller's own policies must too unless the trust policy of the same
/// account names the caller itself. A role that is not there is refused like one that may not be assumed.
/// </summary>
internal static class RoleAssumption
{
    private const int DefaultSeconds = 3600;
    private const int LongestChained = 3600;

    public static Structure Handle(Call call)
    {
        var arn = RoleArn.Parse(call.Input.Required("RoleArn"));
        if (call.Caller.Kind == CallerKind.Root)
        {
            throw new ApiException("AccessDenied", "Roles may not be assumed by root accounts.", 403);
        }

        var tags = SessionTags.Read(call);
        var role = Find(call, arn);
        Authorize(call, role, "sts:AssumeRole");
        if (tags.All.Count > 0)
        {
            Authorize(call, role, "sts:TagSession");
        }

        if (call.Input.Has("SourceIdentity"))
        {
            Authorize(call, role, "sts:SetSourceIdentity");
        }

        var session = Open(call, role, tags);
        EventRecorder.AlsoIn(call, role.Account);
        return Shape(call, session);
    }

    private static Role Find(Call call, RoleArn arn)
    {
        var role = call.World.FindAccount(arn.AccountId)?.Roles.Find(arn.Name);
        return role is not null && role.Arn == arn.Text ? role : throw Authorizer.Denied(call, "sts:AssumeRole", arn.Text, "");
    }

    private static void Authorize(Call call, Role role, string action)
    {
        var isSameAccount = role.Account == call.Account;
        var inputs = PrincipalPolicies.Of(call.Caller, call.Front) with
        {
            Resource = new PolicySource(role.Name, "resource", PolicyReader.Read(call.Front.Sees(role.Trust, NoTrust))),
            ResourceMustAllow = true,
            IsSameAccount = isSameAccount,
        };
        var context = CallerContext.Of(call);
        SetContext(context, call, role);
        var decision = PolicyEvaluator.Decide(new AccessRequest(action, role.Arn, CallerContext.NamesOf(call.Caller), context), inputs);
        if (!decision.IsAllowed)
        {
            // Across accounts AWS does not say whose policy was silent.
            var because = isSameAccount || decision.Kind == DecisionKind.ExplicitDeny ? decision.Because : "";
            throw Authorizer.Denied(call, action, role.Arn, because);
        }
    }

    private static void SetContext(RequestContext context, Call call, Role role)
    {
        context.Set("sts:ExternalId", call.Input.Text("ExternalId"));
        context.Set("sts:RoleSessionName", call.Input.Text("RoleSessionName"));
        context.Set("sts:SourceIdentity", call.Input.Text("SourceIdentity"));
        if (call.Input.Texts("TransitiveTagKeys") is { Count: > 0 } keys)
        {
            context.Set("sts:TransitiveTagKeys", keys);
        }

        if (MultiFactor.Passes(call))
        {
            context.Set("aws:MultiFactorAuthPresent", "true");
            context.Set("aws:MultiFactorAuthAge", "0");
        }

        foreach (var tag in role.Tags)
        {
            context.Set($"aws:ResourceTag/{tag.Key}", tag.Value);
            context.Set($"iam:ResourceTag/{tag.Key}", tag.Value);
        }
    }

    private static Session Open(Call call, Role role, SessionTags tags)
    {
        var isChained = call.Caller.Session?.Role is not null;
        var seconds = call.Input.Number("DurationSeconds") ?? DefaultSeconds;
        if (isChained && seconds > LongestChained)
        {
            throw Errors.Validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }

        if (seconds > role.MaxSessionSeconds)
        {
            throw Errors.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        var ids = role.Account.Ids;
        var session = new Session(
            role.Account, ids.AccessKeyId("ASIA"), ids.Secret(), ids.SessionToken(), call.Now, WholeSecond(call.Now).AddSeconds(seconds))
        {
            Role = role,
            Name = call.Input.Required("RoleSessionName"),
            SourceIdentity = call.Input.Text("SourceIdentity") ?? call.Caller.Session?.SourceIdentity,
            IsChained = isChained,
            Policies = SessionPolicies.Read(call, role.Account),
            Tags = tags.All,
            TransitiveTagKeys = tags.Transitive,
        };
        role.Account.AddSession(session);
        return session;
    }

    private static Structure Shape(Call call, Session session)
    {
        var assumed = Caller.OfSession(session, call.Region);
        return new Structure
        {
            { "Credentials", SessionTokens.Credentials(session) },
            { "AssumedRoleUser", new Structure { { "AssumedRoleId", assumed.UserId }, { "Arn", assumed.Arn } } },
            { "PackedPolicySize", SessionPolicies.PackedSize(session) },
            { "SourceIdentity", session.SourceIdentity },
        };
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    // What a host answers from that has not heard of the role: nobody may.
    private const string NoTrust = """{"Version":"2012-10-17","Statement":[]}""";
}
