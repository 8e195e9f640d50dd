namespace Keytide.Connectors.Aws.Rotation;

/// <summary>Tags by which somebody keeps Keytide away from a user, unless the tag says <c>false</c>.</summary>
internal static class ExcludingTags
{
    private static readonly string[] Names = ["keytide:exclude", "keytide:break-glass"];

    /// <returns>The tag; null where there is none.</returns>
    public static string? In(IReadOnlyDictionary<string, string> tags) => Names.FirstOrDefault(
        name => tags.TryGetValue(name, out var value) && !value.Equals("false", StringComparison.OrdinalIgnoreCase));
}
