using Keytide.Distribution;

namespace Keytide.Cli.Rotate;

/// <summary>Makes the paths in destinations whole: a rotation lasts days, and its next engine may stand in another folder.</summary>
internal static class WholePath
{
    public static List<DestinationAddress> Of(IEnumerable<DestinationAddress> addresses) =>
        [.. addresses.Select(address => address.WithWholePath(Of))];

    // The shell does not know that a path begins after the colon.
    private static string Of(string path) => Path.GetFullPath(
        path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
            ? string.Concat(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path.AsSpan(1))
            : path);
}
