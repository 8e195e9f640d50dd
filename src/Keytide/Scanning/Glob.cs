namespace Keytide.Scanning;

/// <summary>
/// The patterns of gitignore(5): ? and * stop at slashes, ** between slashes spans folders, [a-z] and [!a-z] are sets, \ takes the next
/// character as it is. Case counts.
/// </summary>
public static class Glob
{
    /// <summary>Steps after which a pattern made to be slow is given up as not matching.</summary>
    private const int MostSteps = 100_000;

    /// <summary>True when the pattern matches the whole text.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var steps = MostSteps;
        return Matches(pattern, text, ref steps);
    }

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, ref int steps)
    {
        while (pattern.Length > 0)
        {
            if (--steps < 0)
            {
                return false;
            }

            if (pattern.StartsWith("**/"))
            {
                return MatchesFolders(pattern[3..], text, ref steps);
            }

            if (pattern.SequenceEqual("**"))
            {
                return true;
            }

            if (pattern[0] == '*')
            {
                return MatchesStar(pattern.TrimStart('*'), text, ref steps);
            }

            if (pattern.StartsWith("/**/") && text.Length > 0 && text[0] == '/')
            {
                return MatchesFolders(pattern[4..], text[1..], ref steps);
            }

            if (text.Length == 0 || !MatchesOne(ref pattern, text[0]))
            {
                return false;
            }

            text = text[1..];
        }

        return text.Length == 0;
    }

    private static bool MatchesStar(ReadOnlySpan<char> rest, ReadOnlySpan<char> text, ref int steps)
    {
        for (var i = 0; i <= text.Length; i++)
        {
            if (Matches(rest, text[i..], ref steps))
            {
                return true;
            }

            if (i < text.Length && text[i] == '/')
            {
                return false;
            }
        }

        return false;
    }

    // Any number of folders, none included.
    private static bool MatchesFolders(ReadOnlySpan<char> rest, ReadOnlySpan<char> text, ref int steps)
    {
        while (true)
        {
            if (Matches(rest, text, ref steps))
            {
                return true;
            }

            var slash = text.IndexOf('/');
            if (slash < 0 || steps < 0)
            {
                return false;
            }

            text = text[(slash + 1)..];
        }
    }

    private static bool MatchesOne(ref ReadOnlySpan<char> pattern, char character)
    {
        switch (pattern[0])
        {
            case '?':
                pattern = pattern[1..];
                return character != '/';
            case '[' when pattern.Length > 2 && pattern[2..].Contains(']'):
                return MatchesSet(ref pattern, character);
            case '\\' when pattern.Length > 1:
                var escaped = pattern[1];
                pattern = pattern[2..];
                return escaped == character;
            default:
                var plain = pattern[0];
                pattern = pattern[1..];
                return plain == character;
        }
    }

    private static bool MatchesSet(ref ReadOnlySpan<char> pattern, char character)
    {
        var negated = pattern[1] is '!' or '^';
        var at = negated ? 2 : 1;
        var first = at;
        var found = false;
        while (at < pattern.Length && (pattern[at] != ']' || at == first))
        {
            var low = pattern[at] == '\\' && at + 1 < pattern.Length ? pattern[++at] : pattern[at];
            var high = low;
            if (at + 2 < pattern.Length && pattern[at + 1] == '-' && pattern[at + 2] != ']')
            {
                high = pattern[at + 2];
                at += 2;
            }

            found |= character >= low && character <= high;
            at++;
        }

        pattern = pattern[Math.Min(at + 1, pattern.Length)..];
        return character != '/' && found != negated;
    }
}
