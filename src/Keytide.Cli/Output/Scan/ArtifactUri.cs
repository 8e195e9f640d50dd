namespace Keytide.Cli.Output.Scan;

/// <summary>Paths as SARIF and other formats name files (RFC 3986): relative ones stay relative, every odd character is escaped.</summary>
public static class ArtifactUri
{
    /// <summary>The path as a reference that begins with a segment, a slash for absolute ones.</summary>
    public static string Of(string path)
    {
        var relative = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        var escaped = string.Join('/', relative.Split('/').Select(Escape));
        return IsAbsolute(path) ? "file://" + escaped : escaped;
    }

    /// <summary>True for a path that says where it is by itself.</summary>
    public static bool IsAbsolute(string path) => path.StartsWith('/');

    // An unpaired surrogate cannot be percent-encoded; it becomes U+FFFD first, as everywhere else.
    private static string Escape(string segment) => Uri.EscapeDataString(string.Concat(segment.EnumerateRunes()));
}
