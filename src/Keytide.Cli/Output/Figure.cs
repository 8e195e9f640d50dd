using System.Globalization;

namespace Keytide.Cli.Output;

/// <summary>Numbers and counted nouns as people read them.</summary>
public static class Figure
{
    /// <summary>With commas between thousands.</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>For example <c>1 key</c>, <c>1,204 keys</c>.</summary>
    public static string Of(long number, string one, string? many = null) => $"{Of(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>Enumerated with commas and "and"; empty for none.</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1],
    };
}
