namespace Keytide.Inventory;

/// <summary>Joins what two sources say of the same credential's last use.</summary>
internal static class LastUseFacts
{
    /// <summary>
    /// The later use of the two: both lag, each in its own way, and neither can take back a use that the other has seen. Where they agree,
    /// the later reading.
    /// </summary>
    public static Fact<LastUse> Later(Fact<LastUse>? live, Fact<LastUse> earlier)
    {
        if (live is not { IsKnown: true } answer)
        {
            return earlier;
        }

        return earlier.TryGet(out var before) && before.At > (answer.Value.At ?? DateTimeOffset.MinValue) ? earlier : answer;
    }
}
