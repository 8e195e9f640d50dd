using System.Globalization;

namespace Keytide;

/// <summary>
/// Spans of time as people write them: a whole number and one of <c>s m h d w</c>, for example <c>30s</c>, <c>24h</c>, <c>90d</c>.
/// </summary>
public static class Duration
{
    public const string Hint = "Write a whole number and a unit: 30s, 15m, 24h, 90d or 2w.";

    private const int LongestDays = 3660;
    private static readonly (char Letter, TimeSpan Unit)[] Units =
    [
        ('w', TimeSpan.FromDays(7)), ('d', TimeSpan.FromDays(1)), ('h', TimeSpan.FromHours(1)), ('m', TimeSpan.FromMinutes(1)),
        ('s', TimeSpan.FromSeconds(1)),
    ];

    /// <returns>Null where the text is no span, or one of more than ten years.</returns>
    public static TimeSpan? TryParse(string? text)
    {
        if (text is not { Length: >= 2 and <= 12 }
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        foreach (var (letter, unit) in Units)
        {
            if (text[^1] == letter)
            {
                return count <= TimeSpan.FromDays(LongestDays).Ticks / unit.Ticks ? new TimeSpan(count * unit.Ticks) : null;
            }
        }

        return null;
    }

    /// <summary>Written in the largest unit, days at most, that divides it; parts of a second are left out.</summary>
    public static string Text(TimeSpan span)
    {
        var (letter, unit) = Units.Skip(1).First(
            pair => pair.Letter == 's' || (span.Ticks != 0 && span.Ticks % pair.Unit.Ticks == 0));
        return string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / unit.Ticks}{letter}");
    }
}
