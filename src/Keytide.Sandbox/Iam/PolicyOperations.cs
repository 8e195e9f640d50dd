using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>CreatePolicy, GetPolicy, ListPolicies, DeletePolicy, ListEntitiesForPolicy.</summary>
internal static class PolicyOperations
{
    private const int MostCharacters = 6144;
    private static readonly Field Usage = Field.Choice("PolicyUsageFilter", false, "PermissionsPolicy", "PermissionsBoundary");

    public static IEnumerable<Operation> All =>
    [
        Of("CreatePolicy", Create, IamFields.PolicyName, IamFields.PolicyDocument, new("Description", Max: 1000), IamFields.Tags),
        Of("GetPolicy", Get, IamFields.PolicyArn),
        Of("DeletePolicy", Delete, IamFields.PolicyArn),
        Of("ListEntitiesForPolicy", ListEntities, [IamFields.PolicyArn, Usage, .. IamFields.Page]),
        new(Service.Iam, "ListPolicies", List)
        {
            Fields = [Field.Choice("Scope", false, "All", "AWS", "Local"), Usage, .. IamFields.Page],
            Resources = IamArns.Listing("policy"),
        },
    ];

    /// <summary>A policy by the ARN of the call.</summary>
    public static ManagedPolicy Find(Call call)
    {
        var arn = call.Input.Required("PolicyArn");
        if (!arn.StartsWith("arn:", StringComparison.Ordinal) || arn.Split(':').Length < 6)
        {
            throw IamErrors.BadArn();
        }

        return call.Account.FindPolicy(arn) ?? throw IamErrors.NoSuchEntity($"Policy {arn} was not found.");
    }

    /// <summary>One of the account's own, which alone may be changed.</summary>
    public static ManagedPolicy FindOwn(Call call)
    {
        var policy = Find(call);
        return policy.IsAws
            ? throw new ApiException("AccessDenied", $"Cannot perform the operation on the protected policy {policy.Arn}.", 403)
            : policy;
    }

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.Policy };

    private static Structure Create(Call call)
    {
        IamFields.CheckPath(call.Input);
        var (name, document) = (call.Input.Required("PolicyName"), call.Input.Required("PolicyDocument"));
        var tags = Tagging.Read(call.Input);
        PermissionPolicyCheck.Check(document);
        CheckSize(document);
        if (call.Account.Policies.Has(name))
        {
            throw IamErrors.AlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.");
        }

        var policy = call.Account.AddPolicy(name, document, call.Now, call.Input.Text("Path") ?? "/");
        policy.Description = call.Input.Text("Description") ?? "";
        policy.Tags.AddRange(tags);
        return new Structure { { "Policy", Shape(policy, new PolicyUse(call.Account), withDescription: false) } };
    }

    /// <summary>IAM counts no white space.</summary>
    public static void CheckSize(string document)
    {
        if (document.Count(c => !char.IsWhiteSpace(c)) > MostCharacters)
        {
            throw IamErrors.LimitExceeded("PolicySize", MostCharacters);
        }
    }

    private static Structure Get(Call call)
    {
        var policy = Find(call);
        var shape = Shape(policy, new PolicyUse(call.Account), withDescription: true);
        shape["Tags"] = IamShapes.Tags(policy.Tags);
        return new Structure { { "Policy", shape } };
    }

    private static Structure List(Call call)
    {
        var use = new PolicyUse(call.Account);
        var scope = call.Input.Text("Scope") ?? "All";
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        IEnumerable<ManagedPolicy> local = scope == "AWS" ? [] : call.Account.Policies;
        IEnumerable<ManagedPolicy> aws = scope == "Local" ? [] : call.World.AwsPolicies;
        var policies = local.Concat(aws)
            .Where(policy => policy.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Where(policy => call.Input.Flag("OnlyAttached") != true || use.AttachmentsOf(policy) > 0);
        return Paging.Page(
            call, "Policies", ByKey.Of(policies, policy => policy.Arn), policy => Shape(policy, use, withDescription: false));
    }

    private static Structure? Delete(Call call)
    {
        var policy = FindOwn(call);
        var use = new PolicyUse(call.Account);
        if (use.AttachmentsOf(policy) + use.BoundariesOf(policy) > 0)
        {
            throw IamErrors.DeleteConflict("Cannot delete a policy attached to entities.");
        }

        if (policy.Versions.Count > 1)
        {
            throw IamErrors.DeleteConflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
                + "The default version is deleted with the policy.");
        }

        call.Account.Policies.Remove(policy.Name);
        return null;
    }

    private static Structure ListEntities(Call call)
    {
        var arn = Find(call).Arn;
        var asBoundary = call.Input.Text("PolicyUsageFilter") == "PermissionsBoundary";
        bool Holds(PolicyHolder holder) =>
            asBoundary ? holder.Policies.Current.Boundary == arn : holder.Policies.Current.Attached.Contains(arn);

        var holders = call.Account.Groups.Cast<PolicyHolder>().Concat(call.Account.Roles).Concat(call.Account.Users).Where(Holds);
        var (items, marker) = Paging.Cut(call, ByKey.Of(holders, PolicyUse.KeyOf));
        var page = items.Select(item => item.Value).ToList();
        return new Structure
        {
            { "PolicyGroups", page.OfType<Group>().Select(group => Entity("Group", group.Name, group.Id)) },
            { "PolicyUsers", page.OfType<User>().Select(user => Entity("User", user.Name, user.Id)) },
            { "PolicyRoles", page.OfType<Role>().Select(role => Entity("Role", role.Name, role.Id)) },
            { "IsTruncated", marker is not null },
            { "Marker", marker },
        };
    }

    private static Structure Entity(string kind, string name, string id) => new() { { $"{kind}Name", name }, { $"{kind}Id", id } };

    public static Structure Shape(ManagedPolicy policy, PolicyUse use, bool withDescription) => new()
    {
        { "PolicyName", policy.Name },
        { "PolicyId", policy.Id },
        { "Arn", policy.Arn },
        { "Path", policy.Path },
        { "DefaultVersionId", policy.DefaultVersionId },
        { "AttachmentCount", use.AttachmentsOf(policy) },
        { "PermissionsBoundaryUsageCount", use.BoundariesOf(policy) },
        { "IsAttachable", true },
        { "Description", withDescription && policy.Description.Length > 0 ? policy.Description : null },
        { "CreateDate", policy.CreatedAt },
        { "UpdateDate", policy.UpdatedAt },
    };
}
