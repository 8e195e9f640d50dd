using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>
/// Users, groups, roles and policies with what they permit, page by page, so that an account of any size passes through little memory.
/// </summary>
public static class GetAccountAuthorizationDetails
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GetAccountAuthorizationDetails));

    /// <param name="iam">The account.</param>
    /// <param name="filter">Any of User, Role, Group, LocalManagedPolicy, AWSManagedPolicy; everything where empty.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="AwsException">A page could not be read; what came before is not the whole.</exception>
    public static IAsyncEnumerable<AuthorizationDetailsPage> GetAccountAuthorizationDetailsAsync(
        this IamClient iam, IReadOnlyCollection<string> filter, CancellationToken cancellation) => Paging.PagesAsync(
        Operation,
        marker => iam.PageAsync(Operation, new QueryParameters { { "Filter", filter } }, marker, Read, cancellation),
        cancellation);

    private static AuthorizationDetailsPage Read(XmlAnswer answer) => new(
        [.. answer.OptionalMembers("UserDetailList").Select(User)],
        [.. answer.OptionalMembers("GroupDetailList").Select(Group)],
        [.. answer.OptionalMembers("RoleDetailList").Select(Role)],
        [.. answer.OptionalMembers("Policies").Select(Policy)]);

    private static UserDetail User(XmlAnswer user) => new(
        user.Text("UserName"),
        user.Text("UserId"),
        user.Text("Arn"),
        user.Text("Path"),
        user.Time("CreateDate"),
        Inline(user, "UserPolicyList"),
        Attached(user),
        [.. user.OptionalMembers("GroupList").Select(group => group.OwnText)],
        user.Child("PermissionsBoundary")?.OptionalText("PermissionsBoundaryArn"),
        user.Tags());

    private static GroupDetail Group(XmlAnswer group) => new(
        group.Text("GroupName"),
        group.Text("GroupId"),
        group.Text("Arn"),
        group.Text("Path"),
        group.Time("CreateDate"),
        Inline(group, "GroupPolicyList"),
        Attached(group));

    private static RoleDetail Role(XmlAnswer role)
    {
        var use = role.Child("RoleLastUsed");
        return new RoleDetail(
            role.Text("RoleName"),
            role.Text("RoleId"),
            role.Text("Arn"),
            role.Text("Path"),
            role.Time("CreateDate"),
            use?.OptionalTime("LastUsedDate"),
            use?.OptionalText("Region"));
    }

    private static ManagedPolicyDetail Policy(XmlAnswer policy)
    {
        var versions = policy.OptionalMembers("PolicyVersionList");
        var inForce = versions.FirstOrDefault(version => version.OptionalFlag("IsDefaultVersion") == true);
        return new ManagedPolicyDetail(
            policy.Text("PolicyName"),
            policy.Text("Arn"),
            policy.OptionalText("PolicyId"),
            policy.OptionalText("Path"),
            policy.OptionalNumber("AttachmentCount"),
            policy.OptionalNumber("PermissionsBoundaryUsageCount"),
            policy.OptionalTime("CreateDate"),
            policy.OptionalTime("UpdateDate"),
            policy.OptionalText("DefaultVersionId"),
            inForce?.Document("Document"));
    }

    private static IReadOnlyList<InlinePolicy> Inline(XmlAnswer holder, string list) =>
        [.. holder.OptionalMembers(list).Select(policy => new InlinePolicy(policy.Text("PolicyName"), policy.Document("PolicyDocument")))];

    private static IReadOnlyList<AttachedPolicy> Attached(XmlAnswer holder) =>
        [
            .. holder.OptionalMembers("AttachedManagedPolicies")
                .Select(policy => new AttachedPolicy(policy.Text("PolicyName"), policy.Text("PolicyArn"))),
        ];
}
