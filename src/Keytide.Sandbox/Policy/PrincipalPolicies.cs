using Keytide.Sandbox.Faults;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Policy;

/// <summary>Gathers the policies that decide over a principal, as the answering host knows them.</summary>
internal static class PrincipalPolicies
{
    public static PolicyInputs Of(Caller caller, FrontEnd front)
    {
        var holder = HolderOf(caller);
        var inputs = holder is null ? new PolicyInputs([]) : Of(holder, front);
        return inputs with
        {
            Session = caller.Session is { Policies.Count: > 0 } session
                ? [.. session.Policies.Select((text, i) => new PolicySource($"SessionPolicy{i}", "none", PolicyReader.Read(text)))]
                : null,
            ServiceControl = ServiceControlOf(caller.Account),
        };
    }

    public static PolicyInputs Of(PolicyHolder holder, FrontEnd front)
    {
        var account = holder.Account;
        var own = front.Sees(holder.Policies, PolicySet.Empty);
        var identity = Sources(holder, own, front);
        foreach (var group in own.Groups.Select(account.Groups.Find).OfType<Group>())
        {
            identity.AddRange(Sources(group, front.Sees(group.Policies, PolicySet.Empty), front));
        }

        // A boundary that no longer exists allows nothing.
        var boundary = own.Boundary is { } arn
            ? Source(account, arn, front) ?? new PolicySource(arn, "user-managed", new PolicyDocument(true, []))
            : null;
        return new PolicyInputs(identity) { Boundary = boundary };
    }

    public static IReadOnlyList<IReadOnlyList<PolicySource>>? ServiceControlOf(Account account) =>
        account.World.ServiceControlPolicies(account)?.Select(Sources).ToList();

    public static PolicyHolder? HolderOf(Caller caller) => caller.Session?.Role is { } role ? role : caller.User;

    private static List<PolicySource> Sources(PolicyHolder holder, PolicySet set, FrontEnd front)
    {
        var (type, name) = holder switch
        {
            User user => ("user", user.Name),
            Group group => ("group", group.Name),
            Role role => ("role", role.Name),
            _ => throw new InvalidOperationException($"{holder.GetType()} holds no policies."),
        };
        var sources = set.Inline
            .Select(policy => new PolicySource($"{type}_{name}_{policy.Key}", type, PolicyReader.Read(policy.Value)))
            .ToList();
        sources.AddRange(set.Attached.Select(arn => Source(holder.Account, arn, front)).OfType<PolicySource>());
        return sources;
    }

    private static PolicySource? Source(Account account, string arn, FrontEnd front) => account.FindPolicy(arn) switch
    {
        null => null,
        { IsAws: true } policy => new PolicySource(policy.Name, "aws-managed", PolicyReader.Read(policy.Document.Current)),
        var policy => new PolicySource(
            policy.Name, "user-managed", PolicyReader.Read(front.Sees(policy.Document, policy.Versions[0].Document))),
    };

    private static IReadOnlyList<PolicySource> Sources(IReadOnlyList<string> level) =>
        [.. level.Select((text, i) => new PolicySource($"ServiceControlPolicy{i}", "none", PolicyReader.Read(text)))];
}
