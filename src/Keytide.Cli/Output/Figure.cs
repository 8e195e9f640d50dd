using System.Globalization;

namespace Keytide.Cli.Output;

/// <summary>Numbers and counted nouns as people read them.</summary>
public static class Figure
{
    /// <summary>With commas between thousands.</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>For example <c>1 key</c>, <c>1,204 keys</c>.</summary>
    public static string Of(long number, string one, string? many = null) => $"{Of(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>
    /// Bytes in the unit that leaves one to three digits before the point, for example <c>1.2 MB</c>; 1 kB is 1,000 bytes.
    /// </summary>
    public static string Bytes(long bytes)
    {
        const double Step = 1000;
        string[] units = ["kB", "MB", "GB", "TB", "PB", "EB"];
        if (bytes < Step)
        {
            return Of(bytes, "byte");
        }

        var size = bytes / Step;
        var unit = 0;
        for (; size >= 999.95 && unit < units.Length - 1; unit++)
        {
            size /= Step;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{size:0.0} {units[unit]}");
    }

    /// <summary>Enumerated with commas and "and"; empty for none.</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1],
    };
}
