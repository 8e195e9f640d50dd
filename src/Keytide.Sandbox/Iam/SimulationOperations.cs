using Keytide.Sandbox.Policy;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>SimulatePrincipalPolicy: the same evaluator that decides over calls, asked what it would say.</summary>
internal static class SimulationOperations
{
    public static IEnumerable<Operation> All =>
    [
        new(Service.Iam, "SimulatePrincipalPolicy", Simulate)
        {
            Fields =
            [
                new("PolicySourceArn", Required: true, Min: 20, Max: 2048),
                Field.List("ActionNames", required: true),
                Field.List("ResourceArns"),
                .. IamFields.Page,
            ],
            Resources = call => [call.Input.Text("PolicySourceArn") ?? "*"],
        },
    ];

    private static Structure Simulate(Call call)
    {
        var arn = call.Input.Required("PolicySourceArn");
        var inputs = Inputs(call, Source(call.Account, arn));
        var context = Context(call);
        var resources = call.Input.Texts("ResourceArns") is { Count: > 0 } given ? given : ["*"];
        var names = new PrincipalNames(call.Partition, call.Account.Id, call.Input.Text("CallerArn") ?? arn, null, IsRoot: false);
        return Paging.Page(call, "EvaluationResults", ByKey.AsTheyAre(call.Input.Texts("ActionNames")), action =>
        {
            var decisions = resources
                .Select(resource => (resource, PolicyEvaluator.Decide(new AccessRequest(action, resource, names, context), inputs)))
                .ToList();
            return SimulationShapes.Result(action, decisions, inputs, context);
        });
    }

    private static PolicyHolder Source(Account account, string arn)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        PolicyHolder? holder = arn switch
        {
            _ when account.Users.Find(name) is { } user && user.Arn == arn => user,
            _ when account.Groups.Find(name) is { } group && group.Arn == arn => group,
            _ when account.Roles.Find(name) is { } role && role.Arn == arn => role,
            _ => null,
        };
        return holder ?? throw IamErrors.NoSuchEntity($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");
    }

    private static PolicyInputs Inputs(Call call, PolicyHolder source)
    {
        var inputs = PrincipalPolicies.Of(source, call.Front);
        var added = call.Input.Texts("PolicyInputList")
            .Select((text, i) => new PolicySource($"PolicyInputList.{i + 1}", "none", PolicyReader.Read(text)));
        var boundary = call.Input.Texts("PermissionsBoundaryPolicyInputList")
            .Select(text => new PolicySource("PermissionsBoundaryPolicyInputList.1", "none", PolicyReader.Read(text)))
            .FirstOrDefault();
        return inputs with
        {
            Identity = [.. inputs.Identity, .. added],
            Boundary = boundary ?? inputs.Boundary,
            Resource = call.Input.Text("ResourcePolicy") is { } policy
                ? new PolicySource("ResourcePolicy", "resource", PolicyReader.Read(policy))
                : null,
            ServiceControl = PrincipalPolicies.ServiceControlOf(call.Account),
        };
    }

    private static RequestContext Context(Call call)
    {
        var context = new RequestContext();
        foreach (var entry in call.Input.Structures("ContextEntries"))
        {
            context.Set(entry.Text("ContextKeyName") ?? "", entry.Texts("ContextKeyValues"));
        }

        return context;
    }
}
