using Keytide.Sandbox.Policy;
using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>Simulation results as recorded on AWS, where every statement that matched is said to come from an "IAM Policy".</summary>
internal static class SimulationShapes
{
    /// <summary>One action on one or more resources; on several it is allowed only where it is on all.</summary>
    public static Structure Result(
        string action, IReadOnlyList<(string Resource, Decision Decision)> decisions, PolicyInputs inputs, RequestContext context)
    {
        var worst = decisions.MaxBy(each => each.Decision.Kind switch
        {
            DecisionKind.Allowed => 0,
            DecisionKind.ImplicitDeny => 1,
            _ => 2,
        });
        var missing = Missing(inputs, context);
        return new Structure
        {
            { "EvalActionName", action },
            { "EvalResourceName", decisions.Count == 1 ? decisions[0].Resource : "*" },
            { "EvalDecision", Word(worst.Decision.Kind) },
            { "MatchedStatements", Matched(worst.Decision) },
            { "MissingContextValues", missing },
            { "OrganizationsDecisionDetail", new Structure { { "AllowedByOrganizations", worst.Decision.IsAllowedByOrganization } } },
            { "PermissionsBoundaryDecisionDetail", Boundary(inputs, worst.Decision) },
            { "EvalDecisionDetails", new Map() },
            {
                "ResourceSpecificResults", decisions.Select(each => new Structure
                {
                    { "EvalResourceName", each.Resource },
                    { "EvalResourceDecision", Word(each.Decision.Kind) },
                    { "MatchedStatements", Matched(each.Decision) },
                    { "MissingContextValues", missing },
                    { "PermissionsBoundaryDecisionDetail", Boundary(inputs, each.Decision) },
                }).ToList()
            },
        };
    }

    private static Structure? Boundary(PolicyInputs inputs, Decision decision) => inputs.Boundary is null
        ? null
        : new Structure { { "AllowedByPermissionsBoundary", decision.IsAllowedByBoundary } };

    private static List<object> Matched(Decision decision) =>
    [
        .. decision.Matched.Select(match => new Structure
        {
            { "SourcePolicyId", match.Source.Id },
            { "SourcePolicyType", "IAM Policy" },
            { "StartPosition", Position(match.Statement.Start) },
            { "EndPosition", Position(match.Statement.End) },
        }),
    ];

    private static Structure Position(TextPosition position) => new() { { "Line", position.Line }, { "Column", position.Column } };

    private static List<object> Missing(PolicyInputs inputs, RequestContext context) =>
    [
        .. inputs.Identity
            .SelectMany(source => source.Document.Statements)
            .SelectMany(statement => statement.Conditions)
            .Select(condition => condition.Key)
            .Where(key => context.Find(key) is null)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal),
    ];

    private static string Word(DecisionKind kind) => kind switch
    {
        DecisionKind.Allowed => "allowed",
        DecisionKind.ExplicitDeny => "explicitDeny",
        _ => "implicitDeny",
    };
}
