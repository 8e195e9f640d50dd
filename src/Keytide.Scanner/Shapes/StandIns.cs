namespace Keytide.Scanner.Shapes;

/// <summary>
/// Tells documented examples and placeholders by their structure. Only AWS's own endings count as examples; a real credential that holds
/// "TEST" or "EXAMPLE" elsewhere is a real credential.
/// </summary>
internal static class StandIns
{
    private const int PrefixLength = 4;

    public static StandIn OfAccessKey(ReadOnlySpan<byte> id)
    {
        if (id.EndsWith("EXAMPLE"u8))
        {
            return StandIn.DocumentedExample;
        }

        var body = id[PrefixLength..];
        return IsPlaceholder(body, fewestDistinct: 6) || SaysWhatItIs(body) ? StandIn.Placeholder : StandIn.None;
    }

    public static StandIn OfSecret(ReadOnlySpan<byte> secret)
    {
        if (secret.EndsWith("EXAMPLEKEY"u8) || secret.EndsWith("EXAMPLE"u8) || secret.StartsWith("wJalrXUtnFEMI/K7MDENG"u8))
        {
            return StandIn.DocumentedExample;
        }

        return IsPlaceholder(secret, fewestDistinct: 10) ? StandIn.Placeholder : StandIn.None;
    }

    /// <summary>For values of hexadecimal digits: ids and tokens in the form of a UUID.</summary>
    public static StandIn OfHex(ReadOnlySpan<byte> digits) =>
        IsPlaceholder(digits, fewestDistinct: 6) ? StandIn.Placeholder : StandIn.None;

    /// <summary>
    /// True for few distinct characters, a repeated half or quarter, a long count (ABCDE, 12345) or one character six times.
    /// </summary>
    private static bool IsPlaceholder(ReadOnlySpan<byte> value, int fewestDistinct) =>
        Distinct(value) < fewestDistinct || IsPeriodic(value) || HasCount(value);

    // Of random ids one in two million holds one of these by chance.
    private static bool SaysWhatItIs(ReadOnlySpan<byte> id) =>
        id.IndexOf("ACCESSKEY"u8) >= 0 || id.IndexOf("KEYID"u8) >= 0 || id.IndexOf("YOURKEY"u8) >= 0 || id.IndexOf("FAKEKEY"u8) >= 0
        || id.IndexOf("THISIS"u8) >= 0 || id.IndexOf("GOESHERE"u8) >= 0 || id.IndexOf("REPLACE"u8) >= 0;

    private static int Distinct(ReadOnlySpan<byte> value)
    {
        var seen = default(DistinctBytes);
        foreach (var character in value)
        {
            seen.Add(character);
        }

        return seen.Count;
    }

    private static bool IsPeriodic(ReadOnlySpan<byte> value)
    {
        for (var period = 1; period <= value.Length / 2; period++)
        {
            if (value[period..].SequenceEqual(value[..^period]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasCount(ReadOnlySpan<byte> value)
    {
        const int Longest = 5;
        var up = 0;
        var down = 0;
        var same = 0;
        for (var i = 1; i < value.Length; i++)
        {
            var step = value[i] - value[i - 1];
            up = step == 1 ? up + 1 : 0;
            down = step == -1 ? down + 1 : 0;
            same = step == 0 ? same + 1 : 0;
            if (up >= Longest || down >= Longest || same >= Longest)
            {
                return true;
            }
        }

        return false;
    }
}
