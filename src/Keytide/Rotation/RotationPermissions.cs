using Keytide.Inventory;

namespace Keytide.Rotation;

/// <summary>
/// Exactly what rotations need to be allowed in IAM and CloudTrail, no action more. A test rotates on the sandbox with this and nothing
/// else, and then once without each single action. sts:GetCallerIdentity needs no permission.
/// </summary>
public static class RotationPermissions
{
    private const string Users = "arn:{0}:iam::*:user/*";

    /// <summary>For what carries rotations out: the role of the settings, or the caller where there is none.</summary>
    public static readonly IReadOnlyList<RequiredPermission> Acting =
    [
        new("iam:GetUser", "whether the user is still the same, and not tagged to be left alone", Users),
        new("iam:ListAccessKeys", "the keys there are", Users),
        new("iam:GetAccessKeyLastUsed", "who may still use a key; without it none is retired", Users),
        new("iam:CreateAccessKey", "the new key", Users),
        new("iam:UpdateAccessKey", "switching keys off, and on again", Users),
        new("iam:DeleteAccessKey", "the end of the old key", Users),
        new("iam:PutUserPolicy", "refusing sessions of a compromised key", Users),
        new("iam:DeleteUserPolicy", "refusing them no more, once they have ended", Users),
        new("cloudtrail:LookupEvents", "who made a key whose answer was lost; whether anybody uses the new one"),
    ];

    /// <summary>For whoever calls <c>keytide rotate</c>, beside the destinations and the sealing key.</summary>
    public static readonly IReadOnlyList<RequiredPermission> Calling =
    [
        new("iam:GetAccountAuthorizationDetails", "the users that policies cover, with their tags"),
        new("iam:ListAccessKeys", "their keys, and those of the user that start names", Users),
        new("iam:GetUser", "the user that start names", Users),
        new("iam:GetAccessKeyLastUsed", "who uses the keys, for status and list", Users),
        new("cloudtrail:LookupEvents", "their addresses and programs, for status"),
    ];
}
