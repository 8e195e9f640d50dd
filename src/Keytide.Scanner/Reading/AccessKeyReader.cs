using Keytide.Scanner.Clues;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Reading;

/// <summary>Writes down an access key id, unless it stands inside a blob of base64 or is part of a signed URL of version 2.</summary>
internal static class AccessKeyReader
{
    private const int LongestNeighbour = 44;

    public static void Read(in Layer layer, int start, in AccessKeyShape shape)
    {
        var end = start + AccessKeyShape.Length;
        if (IsInsideBlob(layer.Text, start, end) || SignedUrlReader.ReadVersion2(layer, start, end))
        {
            return;
        }

        var clue = layer.Add(ClueKind.AccessKeyId, start, end);
        clue.Key = shape;
        clue.Account = shape.Account;
        clue.Stand = shape.Stand;
        clue.Label = LabelReader.Read(layer.Text, start, end);
    }

    // Between + and / of a long blob the edges are clean by chance. A secret key behind a slash is not longer than forty characters.
    private static bool IsInsideBlob(ReadOnlySpan<byte> text, int start, int end)
    {
        var before = text[Math.Max(0, start - LongestNeighbour - 1)..start];
        var last = Base64Alphabet.LastIndexOfOther(before);
        var after = text[end..Math.Min(text.Length, end + LongestNeighbour + 1)];
        var first = Base64Alphabet.IndexOfOther(after);
        return (last < 0 && before.Length > LongestNeighbour) || (first < 0 && after.Length > LongestNeighbour);
    }
}
