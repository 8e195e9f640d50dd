using Keytide.Scanner.Clues;
using Keytide.Scanner.Layers;

namespace Keytide.Scanner.Reading;

/// <summary>A text that is being read, and where what is found in it goes.</summary>
internal readonly ref struct Layer
{
    public required ReadOnlySpan<byte> Text { get; init; }

    public required OffsetMap Map { get; init; }

    public required ClueBook Book { get; init; }

    /// <summary>Writes down what stands at [start, end) of this text.</summary>
    public Clue Add(ClueKind kind, int start, int end, ReadOnlySpan<byte> value)
    {
        var clue = Book.Add(kind);
        clue.LocalStart = start;
        clue.LocalEnd = end;
        clue.Start = Map.OriginalStart(start);
        clue.End = Map.OriginalEnd(end);
        clue.SetValue(value);
        return clue;
    }

    public Clue Add(ClueKind kind, int start, int end) => Add(kind, start, end, Text[start..end]);

    /// <summary>The text around a place, cut off at the ends.</summary>
    public ReadOnlySpan<byte> Around(int start, int end, int before, int after) =>
        Text[Math.Max(0, start - before)..Math.Min(Text.Length, end + after)];
}
