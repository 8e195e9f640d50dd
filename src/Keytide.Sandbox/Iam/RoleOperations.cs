using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>
/// CreateRole, GetRole, ListRoles, UpdateRole, UpdateAssumeRolePolicy, DeleteRole, and the empty list of instance profiles.
/// </summary>
internal static class RoleOperations
{
    private static readonly Field RoleName = IamFields.Name("RoleName");
    private static readonly Field Description = new("Description", Max: 1000);
    private static readonly Field Duration = Field.Number("MaxSessionDuration", 3600, 43_200);
    private static readonly Field Trust = new("AssumeRolePolicyDocument", Required: true, Min: 1, Max: 131_072);

    public static IEnumerable<Operation> All =>
    [
        Of("CreateRole", Create, IamFields.Path, RoleName, Trust, Description, Duration, IamFields.Boundary, IamFields.Tags) with
        {
            Context = PolicyContext.Boundary,
        },
        Of("GetRole", Get, RoleName),
        Of("UpdateRole", Update, RoleName, Description, Duration),
        Of("UpdateAssumeRolePolicy", UpdateTrust, RoleName, IamFields.PolicyDocument),
        Of("DeleteRole", Delete, RoleName),
        Of("ListInstanceProfilesForRole", ListProfiles, [RoleName, .. IamFields.Page]),
        new(Service.Iam, "ListRoles", List) { Fields = [IamFields.PathPrefix, .. IamFields.Page], Resources = IamArns.Listing("role") },
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.Role };

    private static Structure Create(Call call)
    {
        IamFields.CheckPath(call.Input);
        var (name, trust) = (call.Input.Required("RoleName"), call.Input.Required("AssumeRolePolicyDocument"));
        var tags = Tagging.Read(call.Input);
        var boundary = Subject.Boundary(call);
        PermissionPolicyCheck.CheckTrust(call, trust);
        if (call.Account.Roles.Has(name))
        {
            throw IamErrors.AlreadyExists($"Role with name {name} already exists.");
        }

        var role = call.Account.AddRole(name, trust, call.Now, call.Input.Text("Path") ?? "/");
        role.Description = call.Input.Text("Description") ?? "";
        role.MaxSessionSeconds = call.Input.Number("MaxSessionDuration") ?? role.MaxSessionSeconds;
        role.Tags.AddRange(tags);
        if (boundary is not null)
        {
            role.SetBoundary(boundary, call.Now);
        }

        return new Structure { { "Role", IamShapes.NewRole(role) } };
    }

    private static Structure Get(Call call) => new() { { "Role", IamShapes.RoleInFull(Subject.Role(call), call.Now) } };

    private static Structure List(Call call)
    {
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        var roles = call.Account.Roles.Sorted.Where(pair => pair.Value.Path.StartsWith(prefix, StringComparison.Ordinal));
        return Paging.Page(call, "Roles", roles, IamShapes.ListedRole);
    }

    private static Structure Update(Call call)
    {
        var role = Subject.Role(call);
        role.Description = call.Input.Text("Description") ?? role.Description;
        role.MaxSessionSeconds = call.Input.Number("MaxSessionDuration") ?? role.MaxSessionSeconds;
        return [];
    }

    private static Structure? UpdateTrust(Call call)
    {
        var role = Subject.Role(call);
        var document = call.Input.Required("PolicyDocument");
        PermissionPolicyCheck.CheckTrust(call, document);
        role.SetTrust(document, call.Now);
        return null;
    }

    private static Structure? Delete(Call call)
    {
        var role = Subject.Role(call);
        var obstacle = role.Policies.Current switch
        {
            { Attached.Count: > 0 } => "detach all policies",
            { Inline.Count: > 0 } => "delete policies",
            _ => null,
        };
        if (obstacle is not null)
        {
            throw IamErrors.DeleteConflict($"Cannot delete entity, must {obstacle} first.");
        }

        call.Account.Roles.Remove(role.Name);
        return null;
    }

    private static Structure ListProfiles(Call call)
    {
        Subject.Role(call);
        return new Structure { { "InstanceProfiles", new List<object>() }, { "IsTruncated", false } };
    }
}
