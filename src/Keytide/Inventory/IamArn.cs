namespace Keytide.Inventory;

/// <summary>The ARN of a user or of root, taken apart: <c>arn:aws:iam::123456789012:user/division/bob</c>.</summary>
/// <param name="PartitionId">For example <c>aws</c>; may be one that Keytide has no endpoints for.</param>
/// <param name="Path">Between the type and the name, slashes at both ends; <c>/</c> for most users and for root.</param>
/// <param name="Name">The last segment; <see cref="Principal.RootName"/> for root.</param>
public sealed record IamArn(string PartitionId, AccountId Account, string Path, string Name)
{
    /// <summary>In characters (IAM API reference, arnType).</summary>
    public const int LongestLength = 2048;

    private const string UserMark = "user/";

    public bool IsRoot => Name == Principal.RootName;

    /// <summary>Null unless the text is the ARN of a user or of root, whole.</summary>
    public static IamArn? Parse(string? text)
    {
        if (text is null || text.Length > LongestLength || !text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = text.Split(':', 6);
        if (parts.Length != 6 || parts[1].Length == 0 || parts[2] != "iam" || parts[3].Length != 0
            || !AccountId.TryParse(parts[4], out var account))
        {
            return null;
        }

        return parts[5] == "root" ? new IamArn(parts[1], account, "/", Principal.RootName) : OfUser(parts[1], account, parts[5]);
    }

    /// <summary>Whether the text is the ARN of root, of any account.</summary>
    public static bool IsOfRoot(string? text) => Parse(text) is { IsRoot: true };

    private static IamArn? OfUser(string partition, AccountId account, string resource)
    {
        if (!resource.StartsWith(UserMark, StringComparison.Ordinal))
        {
            return null;
        }

        var slash = resource.LastIndexOf('/');
        var name = resource[(slash + 1)..];
        return name.Length == 0 ? null : new IamArn(partition, account, resource[(UserMark.Length - 1)..(slash + 1)], name);
    }
}
