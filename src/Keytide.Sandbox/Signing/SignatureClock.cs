using System.Globalization;

namespace Keytide.Sandbox.Signing;

/// <summary>Five minutes either way, in AWS's words (boto/botocore#149 for the first message).</summary>
internal static class SignatureClock
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    /// <summary>What is wrong with the time of a signature, or null. A presigned request lives for its own span.</summary>
    public static string? Complaint(DateTimeOffset signedAt, TimeSpan? expires, DateTimeOffset now)
    {
        var life = expires ?? Tolerance;
        if (signedAt + life < now)
        {
            return $"Signature expired: {Write(signedAt)} is now earlier than {Write(now - life)} ({Write(now)} - {Minutes(life)} min.)";
        }

        return signedAt - Tolerance > now
            ? $"Signature not yet current: {Write(signedAt)} is still later than {Write(now + Tolerance)} "
                + $"({Write(now)} + {Minutes(Tolerance)} min.)"
            : null;
    }

    private static string Minutes(TimeSpan span) => span.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture);
}
