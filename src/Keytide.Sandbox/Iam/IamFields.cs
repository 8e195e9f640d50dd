using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>Constraints that many IAM operations share, from the service model.</summary>
internal static class IamFields
{
    public const string NamePattern = @"[\w+=,.@-]+";

    private const string PathPattern = @"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)";

    /// <summary>The pattern is left to <see cref="Path"/>'s users: IAM answers a bad path in words of its own.</summary>
    public static readonly Field Path = new("Path", Min: 1, Max: 512);

    public static readonly Field PathPrefix = new Field("PathPrefix", Min: 1, Max: 512).Matching(@"\u002F[\u0021-\u007F]*");

    public static readonly Field Marker = new("Marker", Min: 1, Max: 320);

    public static readonly Field MaxItems = Field.Number("MaxItems", 1, 1000);

    public static readonly Field Boundary = new("PermissionsBoundary", Min: 20, Max: 2048);

    public static readonly Field Tags = Field.List("Tags", 50);

    public static readonly Field PolicyArn = new("PolicyArn", Required: true, Min: 20, Max: 2048);

    public static readonly Field PolicyName = Name("PolicyName", 128);

    public static readonly Field PolicyDocument = new("PolicyDocument", Required: true, Min: 1, Max: 131_072);

    public static readonly Field AccessKeyId = new Field("AccessKeyId", Required: true, Min: 16, Max: 128).Matching(@"[\w]+");

    public static readonly Field SerialNumber = new Field("SerialNumber", Required: true, Min: 9, Max: 256).Matching(@"[\w+=/:,.@-]+");

    /// <summary>The wire knows a third value, Expired, which none may set.</summary>
    public static readonly Field Status = Field.Choice("Status", required: true, "Active", "Inactive");

    public static readonly Field[] Page = [Marker, MaxItems];

    /// <summary>A required name.</summary>
    public static Field Name(string name, int max = 64) => new Field(name, Required: true, Min: 1, Max: max).Matching(NamePattern);

    public static Field UserName(int max = 64) => Name("UserName", max);

    /// <summary>A user name that may be left out: the caller then means itself.</summary>
    public static Field OptionalUserName(int max = 64) => new Field("UserName", Min: 1, Max: max).Matching(NamePattern);

    public static void CheckPath(Structure input)
    {
        if (input.Text("Path") is { } path && !System.Text.RegularExpressions.Regex.IsMatch(path, $@"\A(?:{PathPattern})\z"))
        {
            throw Errors.Validation(
                "The specified value for path is invalid. It must begin and end with / and "
                + "contain only alphanumeric characters and/or / characters.");
        }
    }
}
