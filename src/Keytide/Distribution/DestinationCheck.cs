namespace Keytide.Distribution;

/// <summary>Whether a destination would take a key, found out before one is made.</summary>
/// <param name="IsReady">True only where the place was reached and the right to write was seen or has to be assumed as declared.</param>
/// <param name="Detail">What was seen; never a secret.</param>
/// <param name="Todo">What somebody has to do first; null where ready.</param>
public sealed record DestinationCheck(bool IsReady, string Detail, string? Todo)
{
    public static DestinationCheck Ready(string detail) => new(true, detail, null);

    public static DestinationCheck NotReady(string detail, string todo) => new(false, detail, todo);
}
