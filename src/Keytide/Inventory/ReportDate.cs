using System.Globalization;

namespace Keytide.Inventory;

/// <summary>A date cell of the credential report: a date or the word that stands in its place. The default value is unreadable.</summary>
public readonly record struct ReportDate
{
    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    private ReportDate(ReportDateKind kind, DateTimeOffset? at) => (Kind, Instant) = (kind, at);

    public ReportDateKind Kind { get; }

    /// <summary>In UTC; null unless the kind is <see cref="ReportDateKind.At"/>.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>Reads <c>2015-04-16T15:14:00+00:00</c> as well as <c>2015-04-16T15:14:00Z</c>: AWS has written both.</summary>
    public static ReportDate Parse(string? cell) => cell switch
    {
        null => default,
        "N/A" => new ReportDate(ReportDateKind.NotApplicable, null),
        "no_information" => new ReportDate(ReportDateKind.NoInformation, null),
        "not_supported" => new ReportDate(ReportDateKind.NotSupported, null),
        _ => DateTimeOffset.TryParseExact(
            cell, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new ReportDate(ReportDateKind.At, at)
            : default,
    };
}
