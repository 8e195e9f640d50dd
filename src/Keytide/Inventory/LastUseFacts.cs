namespace Keytide.Inventory;

/// <summary>Joins what two sources say of the same credential's last use.</summary>
internal static class LastUseFacts
{
    /// <summary>
    /// The later use of the two, as of the live reading: both lag, each in its own way, and neither can take back a use that the other has
    /// seen.
    /// </summary>
    public static Fact<LastUse> Later(Fact<LastUse>? live, Fact<LastUse> earlier)
    {
        if (live is not { IsKnown: true } answer)
        {
            return earlier;
        }

        return earlier.TryGet(out var before) && before.At > (answer.Value.At ?? DateTimeOffset.MinValue)
            ? answer.Select(_ => before)
            : answer;
    }
}
