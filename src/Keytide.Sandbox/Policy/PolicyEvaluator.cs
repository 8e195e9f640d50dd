namespace Keytide.Sandbox.Policy;

/// <summary>
/// IAM's evaluation ("Policy evaluation logic" in the IAM User Guide): an explicit deny anywhere wins; every kind of policy that limits
/// must allow; then the identity must be allowed by its own policies, or within the account by a resource policy that names it.
/// </summary>
public static class PolicyEvaluator
{
    public static Decision Decide(AccessRequest request, PolicyInputs inputs)
    {
        var levels = inputs.ServiceControl ?? [];
        var identity = Ask(inputs.Identity, request);
        var boundary = inputs.Boundary is null ? Verdict.Silent : Ask([inputs.Boundary], request);
        var session = inputs.Session is null ? Verdict.Silent : Ask(inputs.Session, request);
        var control = levels.Select(level => Ask(level, request)).ToList();
        var resource = AskResource(inputs.Resource, request);

        var controlAllows = control.All(level => level.Allows);
        var verdicts = new Verdicts(identity, boundary, session, resource, controlAllows, control.Any(level => level.Denies));
        var (kind, because) = Conclude(request, inputs, verdicts);
        List<MatchedStatement> matched = kind switch
        {
            DecisionKind.Allowed => [.. identity.Allowing, .. resource.Verdict.Allowing],
            DecisionKind.ExplicitDeny => [.. identity.Denying, .. boundary.Denying, .. session.Denying, .. resource.Verdict.Denying],
            _ => [],
        };
        return new Decision(kind, because, matched)
        {
            IsAllowedByBoundary = inputs.Boundary is null || (boundary.Allows && !boundary.Denies),
            IsAllowedByOrganization = controlAllows,
        };
    }

    private static (DecisionKind Kind, string Because) Conclude(AccessRequest request, PolicyInputs inputs, Verdicts of)
    {
        var explicitDeny = of switch
        {
            { ControlDenies: true } => "a service control policy",
            { Resource.Verdict.Denies: true } => "a resource-based policy",
            { Identity.Denies: true } => "an identity-based policy",
            { Boundary.Denies: true } => "a permissions boundary",
            { Session.Denies: true } => "a session policy",
            _ => null,
        };
        if (explicitDeny is not null)
        {
            return (DecisionKind.ExplicitDeny, $" with an explicit deny in {explicitDeny}");
        }

        var isGranted = request.Principal.IsRoot || of.Identity.Allows;
        var isNamed = inputs.IsSameAccount && of.Resource.NamesCaller;
        var silent = of switch
        {
            { ControlAllows: false } => "service control policy",
            _ when !isGranted && !isNamed => "identity-based policy",
            _ when inputs.Boundary is not null && !of.Boundary.Allows && !isNamed => "permissions boundary",
            _ when inputs.Session is not null && !of.Session.Allows && !isNamed => "session policy",
            _ when (inputs.ResourceMustAllow || !inputs.IsSameAccount) && !of.Resource.Verdict.Allows =>
                inputs.ResourceMustAllow ? "" : "resource-based policy",
            _ => null,
        };
        return silent switch
        {
            null => (DecisionKind.Allowed, ""),
            "" => (DecisionKind.ImplicitDeny, ""),
            _ => (DecisionKind.ImplicitDeny, $" because no {silent} allows the {request.Action} action"),
        };
    }

    private static Verdict Ask(IReadOnlyList<PolicySource> policies, AccessRequest request)
    {
        var verdict = Verdict.Silent;
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Document.Statements)
            {
                if (StatementMatch.Speaks(policy.Document, statement, request))
                {
                    verdict = verdict.With(new MatchedStatement(policy, statement));
                }
            }
        }

        return verdict;
    }

    private static ResourceVerdict AskResource(PolicySource? policy, AccessRequest request)
    {
        var verdict = Verdict.Silent;
        var namesCaller = false;
        foreach (var statement in policy?.Document.Statements ?? [])
        {
            if (!StatementMatch.Speaks(policy!.Document, statement, request))
            {
                continue;
            }

            var named = Covers(statement, request.Principal.IsNamedBy);
            if (named || Covers(statement, request.Principal.IsOfAccountNamedBy))
            {
                verdict = verdict.With(new MatchedStatement(policy, statement));
                namesCaller |= named && statement.IsAllow;
            }
        }

        return new ResourceVerdict(verdict, namesCaller);
    }

    private static bool Covers(Statement statement, Func<PrincipalPattern, bool> matches) => statement.Principals is not null
        ? statement.Principals.Any(matches)
        : statement.NotPrincipals is not null && !statement.NotPrincipals.Any(matches);

    private sealed record Verdict(IReadOnlyList<MatchedStatement> Allowing, IReadOnlyList<MatchedStatement> Denying)
    {
        public static readonly Verdict Silent = new([], []);

        public bool Allows => Allowing.Count > 0;

        public bool Denies => Denying.Count > 0;

        public Verdict With(MatchedStatement match) =>
            match.Statement.IsAllow ? this with { Allowing = [.. Allowing, match] } : this with { Denying = [.. Denying, match] };
    }

    private sealed record ResourceVerdict(Verdict Verdict, bool NamesCaller);

    private sealed record Verdicts(
        Verdict Identity, Verdict Boundary, Verdict Session, ResourceVerdict Resource, bool ControlAllows, bool ControlDenies);
}
