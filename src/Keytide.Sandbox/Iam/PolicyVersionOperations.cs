using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>CreatePolicyVersion, GetPolicyVersion, ListPolicyVersions, SetDefaultPolicyVersion, DeletePolicyVersion.</summary>
internal static class PolicyVersionOperations
{
    private const int MostVersions = 5;
    private static readonly Field VersionId = new Field("VersionId", Required: true).Matching(@"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?");

    public static IEnumerable<Operation> All =>
    [
        Of("CreatePolicyVersion", Create, IamFields.PolicyArn, IamFields.PolicyDocument),
        Of("GetPolicyVersion", Get, IamFields.PolicyArn, VersionId),
        Of("ListPolicyVersions", List, [IamFields.PolicyArn, .. IamFields.Page]),
        Of("SetDefaultPolicyVersion", SetDefault, IamFields.PolicyArn, VersionId),
        Of("DeletePolicyVersion", Delete, IamFields.PolicyArn, VersionId),
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.Policy };

    private static Structure Create(Call call)
    {
        var policy = PolicyOperations.FindOwn(call);
        var document = call.Input.Required("PolicyDocument");
        PermissionPolicyCheck.Check(document);
        PolicyOperations.CheckSize(document);
        if (policy.Versions.Count >= MostVersions)
        {
            throw new ApiException(
                "LimitExceeded",
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
                409);
        }

        var version = policy.AddVersion(document, call.Input.Flag("SetAsDefault") ?? false, call.Now);
        return new Structure { { "PolicyVersion", Shape(policy, version, withDocument: false) } };
    }

    private static Structure Get(Call call)
    {
        var policy = PolicyOperations.Find(call);
        return new Structure { { "PolicyVersion", Shape(policy, Version(call, policy), withDocument: true) } };
    }

    private static Structure List(Call call)
    {
        var policy = PolicyOperations.Find(call);
        return Paging.Page(
            call, "Versions", ByKey.AsTheyAre(policy.Versions.Reverse()), version => Shape(policy, version, withDocument: false));
    }

    private static Structure? SetDefault(Call call)
    {
        var policy = PolicyOperations.FindOwn(call);
        policy.SetDefault(Version(call, policy), call.Now);
        return null;
    }

    private static Structure? Delete(Call call)
    {
        var policy = PolicyOperations.FindOwn(call);
        var version = Version(call, policy);
        if (version.Id == policy.DefaultVersionId)
        {
            throw IamErrors.DeleteConflict("Cannot delete the default version of a policy.");
        }

        policy.RemoveVersion(version);
        return null;
    }

    private static PolicyVersion Version(Call call, ManagedPolicy policy)
    {
        var id = call.Input.Required("VersionId");
        return policy.Versions.FirstOrDefault(version => version.Id == id)
            ?? throw IamErrors.NoSuchEntity($"Policy {policy.Arn} version {id} does not exist or is not attachable.");
    }

    private static Structure Shape(ManagedPolicy policy, PolicyVersion version, bool withDocument) => new()
    {
        { "Document", withDocument ? IamShapes.Document(version.Document) : null },
        { "VersionId", version.Id },
        { "IsDefaultVersion", version.Id == policy.DefaultVersionId },
        { "CreateDate", version.CreatedAt },
    };
}
