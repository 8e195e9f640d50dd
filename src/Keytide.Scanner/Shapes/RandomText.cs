namespace Keytide.Scanner.Shapes;

/// <summary>
/// Tells random base64 from what else is written in its alphabet. Of 40 random characters 25 (±3) follow one of another class (capital,
/// small letter, digit, symbol), 30 (±2.3) are distinct, and 99.9 % of values hold all of capitals, small letters and digits; names and
/// paths hold long stretches of one class and the pairs of letters of words, and encoded text decodes to text. Of a million random values
/// 983,755 were strong and all but 31 at least weak.
/// </summary>
internal static class RandomText
{
    public static Randomness Judge(ReadOnlySpan<byte> value)
    {
        Span<int> counts = stackalloc int[4];
        var changes = 0;
        var longestSmall = 0;
        var small = 0;
        var hex = 0;
        var previous = -1;
        var seen = default(DistinctBytes);
        foreach (var character in value)
        {
            var kind = Kind(character);
            counts[kind]++;
            changes += previous >= 0 && previous != kind ? 1 : 0;
            small = kind == 1 ? small + 1 : 0;
            longestSmall = Math.Max(longestSmall, small);
            hex += ByteClass.IsHex(character) ? 1 : 0;
            seen.Add(character);
            previous = kind;
        }

        var length = value.Length;
        var distinct = seen.Count;
        if (counts[0] == 0 || counts[1] == 0 || hex == length || counts[3] * 5 > length || LongestRepeat(value) > 4
            || IsPath(value) || DecodesToText(value))
        {
            return Randomness.None;
        }

        // A name with a number in it, as in S3 or Sha256. Of random values some in a million read like that.
        if (counts[2] <= 3 && WordPairs.AreUsual(value, ofHundred: 70))
        {
            return Randomness.None;
        }

        // In fortieths of the length, so that values of 44 characters are held to the same limits.
        var scaledChanges = changes * 40 / length;
        var scaledDistinct = distinct * 40 / length;
        if (scaledChanges < 14 || scaledDistinct < 21 || longestSmall > 13 || (counts[2] == 0 && scaledChanges < 21))
        {
            return IsNoName(value) ? Randomness.Weak : Randomness.None;
        }

        var isStrong = scaledChanges >= 18 && scaledDistinct >= 24 && counts[2] > 0 && longestSmall <= 8;
        return LongestRepeat(value) < 4 ? isStrong ? Randomness.Strong : Randomness.Weak
            : isStrong || IsNoName(value) ? Randomness.Weak : Randomness.None;
    }

    /// <summary>
    /// True when a value changes case and holds neighbours in capitals as chance would have it, and names and paths hardly do. Only for
    /// what is called a secret or stands behind an id: it holds for one real secret in 2,000 that is not random enough otherwise.
    /// </summary>
    public static bool MixesCase(ReadOnlySpan<byte> value) => Capitals(value) is ( >= 10, >= 4);

    /// <summary>The same, asked less strictly: for what stands right behind an id, as nothing but its secret does.</summary>
    public static bool MixesSomeCase(ReadOnlySpan<byte> value)
    {
        const int LeastSmall = 8; // Sixteen are usual.
        var small = 0;
        foreach (var character in value)
        {
            small += ByteClass.IsLower(character) ? 1 : 0;
        }

        return small >= LeastSmall && Capitals(value) is ( >= 6, >= 1) and var (changes, pairs) && changes + pairs >= 13;
    }

    /// <summary>
    /// True when digits stand in at least four places among letters of both cases: for what stands right behind an id. In forty random
    /// characters they stand in about five, and sixteen are capitals.
    /// </summary>
    public static bool ScattersDigits(ReadOnlySpan<byte> value)
    {
        const int LeastPlaces = 4;
        const int LeastCapitals = 5;
        var (places, capitals, small) = (0, 0, 0);
        for (var i = 0; i < value.Length; i++)
        {
            places += ByteClass.IsDigit(value[i]) && (i == 0 || !ByteClass.IsDigit(value[i - 1])) ? 1 : 0;
            capitals += ByteClass.IsUpper(value[i]) ? 1 : 0;
            small += ByteClass.IsLower(value[i]) ? 1 : 0;
        }

        return places >= LeastPlaces && capitals >= LeastCapitals && small > 0;
    }

    /// <summary>
    /// True when a value changes case and is no name, path or text by the pairs of its letters: for what is called a secret or stands right
    /// behind an id, and for what repeats or mixes too little to be random otherwise.
    /// </summary>
    public static bool IsNoName(ReadOnlySpan<byte> value)
    {
        const int LeastChanges = 4;
        const int LeastDistinct = 18;
        var seen = default(DistinctBytes);
        foreach (var character in value)
        {
            seen.Add(character);
        }

        return seen.Count >= LeastDistinct && Capitals(value).Changes >= LeastChanges && !WordPairs.AreUsual(value, ofHundred: 50);
    }

    // How often capitals begin or end, and how often two stand side by side. In forty random characters fifteen and six.
    private static (int Changes, int Pairs) Capitals(ReadOnlySpan<byte> value)
    {
        var changes = 0;
        var pairs = 0;
        for (var i = 1; i < value.Length; i++)
        {
            changes += ByteClass.IsUpper(value[i]) != ByteClass.IsUpper(value[i - 1]) ? 1 : 0;
            pairs += ByteClass.IsUpper(value[i]) && ByteClass.IsUpper(value[i - 1]) ? 1 : 0;
        }

        return (changes, pairs);
    }

    // Two names of small letters between slashes: of random values one in a million has them.
    private static bool IsPath(ReadOnlySpan<byte> value)
    {
        const int LeastNames = 2;
        const int ShortestName = 2;
        var names = 0;
        var start = value.IndexOf((byte)'/') + 1;
        while (start > 0)
        {
            var length = value[start..].IndexOf((byte)'/');
            names += length >= ShortestName && IsLower(value.Slice(start, length)) ? 1 : 0;
            start = length < 0 ? 0 : start + length + 1;
        }

        return names >= LeastNames;
    }

    private static bool IsLower(ReadOnlySpan<byte> name)
    {
        foreach (var character in name)
        {
            if (!ByteClass.IsLower(character))
            {
                return false;
            }
        }

        return true;
    }

    private static int Kind(byte character) =>
        ByteClass.IsUpper(character) ? 0 : ByteClass.IsLower(character) ? 1 : ByteClass.IsDigit(character) ? 2 : 3;

    private static int LongestRepeat(ReadOnlySpan<byte> value)
    {
        var (longest, repeat) = (1, 1);
        for (var i = 1; i < value.Length; i++)
        {
            repeat = value[i] == value[i - 1] ? repeat + 1 : 1;
            longest = Math.Max(longest, repeat);
        }

        return longest;
    }

    /// <summary>Base64 of text, or of UTF-16: of thirty random bytes about eleven are printable, and hardly ever 27.</summary>
    public static bool DecodesToText(ReadOnlySpan<byte> value)
    {
        Span<byte> decoded = stackalloc byte[48];
        if (value.Length > 64
            || !Base64Alphabet.TryDecode(value[..(value.Length & ~3)], decoded, out var written))
        {
            return false;
        }

        var printable = 0;
        var zeros = 0;
        foreach (var decodedByte in decoded[..written])
        {
            printable += ByteClass.IsPrintable(decodedByte) ? 1 : 0;
            zeros += decodedByte == 0 ? 1 : 0;
        }

        return printable * 10 >= written * 9 || zeros * 5 >= written;
    }
}
