namespace Keytide.Scanner.Clues;

/// <summary>What stands between two names, or between a name and a value.</summary>
/// <param name="Start">Where it starts, walking back.</param>
/// <param name="LineEnds">Line feeds in it, written out or as \n.</param>
/// <param name="HasAssignment">True when it holds an equals sign, a colon, a closing bracket of a tag.</param>
/// <param name="IsBlank">True when it holds only blanks within a line.</param>
internal readonly record struct Separator(int Start, int LineEnds, bool HasAssignment, bool IsBlank)
{
    public static Separator Before(ReadOnlySpan<byte> text, int end, int floor)
    {
        var at = end;
        var lineEnds = 0;
        var assignment = false;
        var blank = true;
        while (at > floor && !IsPartOfName(text, at - 1, end))
        {
            if (text[at - 1] == 0)
            {
                return new Separator(floor, lineEnds, assignment, false); // Strings of a binary have nothing to do with one another.
            }

            at--;
            lineEnds += text[at] == '\n' ? 1 : 0;
            assignment |= text[at] is (byte)'=' or (byte)':' or (byte)'>';
            blank &= text[at] is (byte)' ' or (byte)'\t';
        }

        return new Separator(at, lineEnds, assignment, blank);
    }

    // A dash, dot or dollar sign alone is punctuation; the letter of an escape (\n, \t) is none of a name.
    private static bool IsPartOfName(ReadOnlySpan<byte> text, int at, int end)
    {
        if (!ByteClass.IsName(text[at]))
        {
            return false;
        }

        if (at > 0 && text[at - 1] == '\\' && text[at] is (byte)'n' or (byte)'t' or (byte)'r')
        {
            return at + 1 < end && ByteClass.IsName(text[at + 1]);
        }

        return ByteClass.IsAlphanumeric(text[at]) || text[at] == '_' || (at > 0 && ByteClass.IsAlphanumeric(text[at - 1]));
    }
}
