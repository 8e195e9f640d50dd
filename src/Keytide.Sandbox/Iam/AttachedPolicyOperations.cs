using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>
/// AttachUserPolicy, DetachUserPolicy, ListAttachedUserPolicies, and the same for groups and roles; permissions boundaries.
/// </summary>
internal static class AttachedPolicyOperations
{
    private const int MostAttached = 10;
    private static readonly Field Boundary = IamFields.Boundary with { Required = true };

    public static IEnumerable<Operation> All => HolderKind.All.SelectMany(Of).Concat(HolderKind.All.Where(Limits).SelectMany(Boundaries));

    private static bool Limits(HolderKind kind) => kind.Name is "User" or "Role";

    private static Operation[] Of(HolderKind kind) =>
    [
        new(Service.Iam, $"Attach{kind.Name}Policy", call => Attach(call, kind))
        {
            Fields = [kind.NameField, IamFields.PolicyArn],
            Resources = kind.Arns,
            Context = PolicyContext.PolicyArn,
        },
        new(Service.Iam, $"Detach{kind.Name}Policy", call => Detach(call, kind))
        {
            Fields = [kind.NameField, IamFields.PolicyArn],
            Resources = kind.Arns,
            Context = PolicyContext.PolicyArn,
        },
        new(Service.Iam, $"ListAttached{kind.Name}Policies", call => List(call, kind))
        {
            Fields = [kind.NameField, IamFields.PathPrefix, .. IamFields.Page],
            Resources = kind.Arns,
        },
    ];

    private static Operation[] Boundaries(HolderKind kind) =>
    [
        new(Service.Iam, $"Put{kind.Name}PermissionsBoundary", call => PutBoundary(call, kind))
        {
            Fields = [kind.NameField, Boundary],
            Resources = kind.Arns,
            Context = PolicyContext.Boundary,
        },
        new(Service.Iam, $"Delete{kind.Name}PermissionsBoundary", call => DeleteBoundary(call, kind))
        {
            Fields = [kind.NameField],
            Resources = kind.Arns,
        },
    ];

    private static Structure? Attach(Call call, HolderKind kind)
    {
        var arn = PolicyArn(call);
        var holder = kind.Find(call);
        if (call.Account.FindPolicy(arn) is null)
        {
            throw IamErrors.NoSuchEntity($"Policy {arn} does not exist or is not attachable.");
        }

        var attached = holder.Policies.Current.Attached;
        if (!attached.Contains(arn) && attached.Count >= MostAttached)
        {
            throw IamErrors.LimitExceeded($"PoliciesPer{kind.Name}", MostAttached);
        }

        holder.AttachPolicy(arn, call.Now);
        return null;
    }

    private static Structure? Detach(Call call, HolderKind kind)
    {
        var arn = PolicyArn(call);
        var holder = kind.Find(call);
        if (!holder.Policies.Current.Attached.Contains(arn))
        {
            throw IamErrors.NoSuchEntity($"Policy {arn} was not found.");
        }

        holder.DetachPolicy(arn, call.Now);
        return null;
    }

    private static Structure List(Call call, HolderKind kind)
    {
        var prefix = $":policy{call.Input.Text("PathPrefix") ?? "/"}";
        var attached = kind.Find(call).Policies.Current.Attached.Where(arn => arn.Contains(prefix, StringComparison.Ordinal));
        return Paging.Page(call, "AttachedPolicies", ByKey.AsTheyAre(attached), IamShapes.AttachedPolicy);
    }

    private static Structure? PutBoundary(Call call, HolderKind kind)
    {
        var holder = kind.Find(call);
        holder.SetBoundary(Subject.Boundary(call), call.Now);
        return null;
    }

    private static Structure? DeleteBoundary(Call call, HolderKind kind)
    {
        var holder = kind.Find(call);
        if (holder.Policies.Current.Boundary is null)
        {
            var name = call.Input.Text(kind.NameField.Name);
            throw IamErrors.NoSuchEntity($"The {kind.SmallName} with name {name} has no permissions boundary.");
        }

        holder.SetBoundary(null, call.Now);
        return null;
    }

    private static string PolicyArn(Call call)
    {
        var arn = call.Input.Required("PolicyArn");
        return arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Split(':').Length >= 6 ? arn : throw IamErrors.BadArn();
    }
}
