namespace Keytide.Inventory;

/// <summary>
/// Instants as the credential report has them, to the second. Two sources that mean the same instant may differ below that: stand-ins of
/// AWS write fractions in one answer and not in the other.
/// </summary>
internal static class WholeSecond
{
    public static long Of(DateTimeOffset instant) => instant.ToUnixTimeSeconds();

    public static bool Same(DateTimeOffset a, DateTimeOffset b) => Of(a) == Of(b);
}
