namespace Keytide.Sandbox.Policy;

/// <summary>Whether one statement speaks on a request.</summary>
internal static class StatementMatch
{
    public static bool Speaks(PolicyDocument document, Statement statement, AccessRequest request) =>
        MatchesAction(statement, request.Action)
        && MatchesResource(document, statement, request)
        && statement.Conditions.All(condition => Holds(document, condition, request.Context));

    private static bool MatchesAction(Statement statement, string action) => statement.Actions is not null
        ? statement.Actions.Any(pattern => Glob.Matches(pattern, action, ignoreCase: true))
        : !statement.NotActions!.Any(pattern => Glob.Matches(pattern, action, ignoreCase: true));

    private static bool MatchesResource(PolicyDocument document, Statement statement, AccessRequest request)
    {
        if (statement.Resources is not null)
        {
            return statement.Resources.Any(pattern => Matches(document, pattern, request));
        }

        // A trust policy names no resource: it is about its own role.
        return statement.NotResources is null || !statement.NotResources.Any(pattern => Matches(document, pattern, request));
    }

    private static bool Matches(PolicyDocument document, string pattern, AccessRequest request)
    {
        var filled = document.HasVariables ? Variables.Fill(pattern, request.Context) : pattern;
        return filled is not null && Glob.Matches(filled, request.Resource);
    }

    private static bool Holds(PolicyDocument document, Condition condition, RequestContext context)
    {
        var wanted = condition.Values
            .Select(value => document.HasVariables ? Variables.Fill(value, context) : value)
            .OfType<string>()
            .ToList();
        return ConditionTest.Holds(condition, context.Find(condition.Key), wanted);
    }
}
