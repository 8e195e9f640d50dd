using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>A kind of principal that holds policies, so that what is alike for users, groups and roles is written once.</summary>
internal sealed record HolderKind(
    string Name, Field NameField, Func<Call, PolicyHolder> Find, Func<Call, IEnumerable<string>> Arns, int InlineLimit)
{
    public static readonly HolderKind[] All =
    [
        new("User", IamFields.UserName(128), Subject.User, IamArns.User, 2048),
        new("Group", IamFields.Name("GroupName", 128), Subject.Group, IamArns.Group, 5120),
        new("Role", IamFields.Name("RoleName"), Subject.Role, IamArns.Role, 10_240),
    ];

    public string SmallName => Name.ToLowerInvariant();
}
