using System.Globalization;

namespace Keytide.Cli.Output;

/// <summary>Instants and the days between them, as every output writes them.</summary>
public static class Timestamp
{
    /// <summary>RFC 3339 in UTC with whole seconds, for example <c>2026-08-22T10:00:00Z</c>.</summary>
    public static string Of(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? instant) => instant is { } known ? Of(known) : null;

    /// <summary>The day alone, for people.</summary>
    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whole days from one instant to another, rounded down. Never negative: a clock may be ahead.</summary>
    public static int WholeDays(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, (int)Math.Floor((to - from).TotalDays));
}
