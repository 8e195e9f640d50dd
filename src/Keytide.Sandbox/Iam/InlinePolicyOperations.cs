using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>PutUserPolicy, GetUserPolicy, ListUserPolicies, DeleteUserPolicy, and the same for groups and roles.</summary>
internal static class InlinePolicyOperations
{
    public static IEnumerable<Operation> All => HolderKind.All.SelectMany(Of);

    private static Operation[] Of(HolderKind kind)
    {
        Operation Named(string name, Func<Call, Structure?> handle, params Field[] fields) =>
            new(Service.Iam, name, handle) { Fields = [kind.NameField, .. fields], Resources = kind.Arns };

        return
        [
            Named($"Put{kind.Name}Policy", call => Put(call, kind), IamFields.PolicyName, IamFields.PolicyDocument),
            Named($"Get{kind.Name}Policy", call => Get(call, kind), IamFields.PolicyName),
            Named($"List{kind.Name}Policies", call => List(call, kind), IamFields.Page),
            Named($"Delete{kind.Name}Policy", call => Delete(call, kind), IamFields.PolicyName),
        ];
    }

    private static Structure? Put(Call call, HolderKind kind)
    {
        var holder = kind.Find(call);
        var (name, document) = (call.Input.Required("PolicyName"), call.Input.Required("PolicyDocument"));
        PermissionPolicyCheck.Check(document);
        var others = holder.Policies.Current.Inline.Where(policy => !string.Equals(policy.Key, name, StringComparison.OrdinalIgnoreCase));
        if (others.Sum(policy => WithoutSpace(policy.Value)) + WithoutSpace(document) > kind.InlineLimit)
        {
            throw new ApiException(
                "LimitExceeded",
                $"Maximum policy size of {kind.InlineLimit} bytes exceeded for {kind.SmallName} {call.Input.Text(kind.NameField.Name)}",
                409);
        }

        holder.PutPolicy(name, document, call.Now);
        return null;
    }

    private static Structure Get(Call call, HolderKind kind)
    {
        var holder = kind.Find(call);
        var name = call.Input.Required("PolicyName");
        return new Structure
        {
            { kind.NameField.Name, call.Input.Text(kind.NameField.Name) },
            { "PolicyName", name },
            { "PolicyDocument", IamShapes.Document(holder.Policies.Current.Inline.GetValueOrDefault(name) ?? throw None(kind, name)) },
        };
    }

    private static Structure List(Call call, HolderKind kind) =>
        Paging.Page(call, "PolicyNames", ByKey.Of(kind.Find(call).Policies.Current.Inline.Keys, name => name), name => name);

    private static Structure? Delete(Call call, HolderKind kind)
    {
        var holder = kind.Find(call);
        var name = call.Input.Required("PolicyName");
        if (!holder.Policies.Current.Inline.ContainsKey(name))
        {
            throw None(kind, name);
        }

        holder.RemovePolicy(name, call.Now);
        return null;
    }

    private static ApiException None(HolderKind kind, string name) =>
        IamErrors.NoSuchEntity($"The {kind.SmallName} policy with name {name} cannot be found.");

    // IAM counts no white space.
    private static int WithoutSpace(string document) => document.Count(c => !char.IsWhiteSpace(c));
}
