namespace Keytide.Scanner.Clues;

/// <summary>What lies between a clue and the one before it, as far as it tells records apart.</summary>
/// <param name="Bytes">Between the end of the one and the start of the other.</param>
/// <param name="LineEnds">Line ends, written out or as \n.</param>
/// <param name="BlankLines">Lines with nothing on them.</param>
/// <param name="Breaks">Section headers, document separators and new list items.</param>
/// <param name="Ascent">How many brackets or elements were closed below the level of the start, as a positive number.</param>
/// <param name="Level">The level at the end, relative to the start.</param>
internal readonly record struct Gap(int Bytes, int LineEnds, int BlankLines, int Breaks, int Ascent, int Level)
{
    /// <summary>Beyond this distance two clues have nothing to do with one another.</summary>
    public const int Reach = 8192;

    /// <summary>Nothing before, or nothing near.</summary>
    public static readonly Gap Far = new(int.MaxValue, 0, 0, 0, 0, 0);

    public bool IsFar => Bytes > Reach;

    /// <summary>This gap followed by another.</summary>
    public Gap Then(Gap next, int valueBetween) =>
        IsFar || next.IsFar
            ? Far
            : new Gap(
                Bytes + valueBetween + next.Bytes,
                LineEnds + next.LineEnds,
                BlankLines + next.BlankLines,
                Breaks + next.Breaks,
                Math.Max(Ascent, next.Ascent - Level),
                Level + next.Level);

    /// <summary>Reads the text between two clues.</summary>
    public static Gap Read(ReadOnlySpan<byte> between)
    {
        if (between.Length > Reach)
        {
            return Far;
        }

        int lineEnds = 0, blankLines = 0, breaks = 0, level = 0, ascent = 0;
        var lineStart = 0;
        for (var i = 0; i < between.Length; i++)
        {
            var c = between[i];
            switch (c)
            {
                case (byte)'{' or (byte)'[' or (byte)'(':
                    level++;
                    break;
                case (byte)'}' or (byte)']' or (byte)')':
                    ascent = Math.Max(ascent, -(--level));
                    break;
                case (byte)'<' when i + 1 < between.Length:
                    level += between[i + 1] == '/' ? -1 : ByteClass.IsLetter(between[i + 1]) ? 1 : 0;
                    ascent = Math.Max(ascent, -level);
                    break;
                case (byte)'\n' or (byte)'\\' when c == '\n' || (i + 1 < between.Length && between[i + 1] == 'n'):
                    lineEnds++;
                    i += c == '\n' ? 0 : 1;
                    blankLines += lineEnds > 1 && IsBlank(between[lineStart..(c == '\n' ? i : i - 1)]) ? 1 : 0;
                    lineStart = i + 1;
                    breaks += OpensRecord(between[lineStart..]) ? 1 : 0;
                    break;
            }
        }

        return new Gap(between.Length, lineEnds, blankLines, breaks, ascent, level);
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfOther(" \t\r"u8) < 0;

    // "[section]", "---", "- item" at the start of a line.
    private static bool OpensRecord(ReadOnlySpan<byte> line)
    {
        var text = line[..Math.Min(line.Length, 80)].TrimStart(" \t"u8);
        return text.StartsWith("---"u8) || text.StartsWith("- "u8)
            || (text.Length > 2 && text[0] == '[' && ByteClass.IsAlphanumeric(text[1]) && text.IndexOf((byte)']') > 0);
    }
}
