using System.Text;
using Keytide.Scanner.Clues;
using Keytide.Scanner.Layers;

namespace Keytide.Scanner.Writing;

/// <summary>
/// The line that a clue stands on, fit to be shown: every clue on it but ids is cut down to its first characters, and so is whatever else
/// looks random, because one line may hold secrets that nobody has recognized.
/// </summary>
internal static class LineExcerpt
{
    private const int Before = 72;
    private const int After = 72;
    private const int ShownCharacters = 4;
    private const int ShortestToken = 16;

    // A name as long as a secret is cut as well: one random value in two thousand changes as seldom as a name.
    private const int SecretLength = 40;
    private const int MixedChanges = 6;
    private const byte Cut = 1; // Stands for "…" until the bytes are text.

    /// <summary>Makes the excerpt of one of the clues of a window.</summary>
    /// <param name="window">The bytes.</param>
    /// <param name="origin">The offset of the first one.</param>
    /// <param name="clues">All clues of the window, in order.</param>
    /// <param name="index">The one to show.</param>
    public static string Of(ReadOnlySpan<byte> window, long origin, ReadOnlySpan<Clue> clues, int index)
    {
        var clue = clues[index];
        var start = (int)(clue.Start - origin);
        var end = (int)Math.Min(clue.End - origin, window.Length);
        var unit = (LayerKind)(clue.Trail & 15) == LayerKind.Wide ? 2 : 1;
        var left = window[Math.Max(0, start - (Before * unit))..start];
        var right = window[end..Math.Min(window.Length, end + (After * unit))];
        var from = start - left.Length + left.LastIndexOf((byte)'\n') + 1;
        var lineEnd = right.IndexOfAny((byte)'\n', (byte)'\r');
        var to = end + (lineEnd < 0 ? right.Length : lineEnd);

        return Shown(window, origin, clues, index, from, to);
    }

    /// <summary>A stretch of the window, fit to be shown.</summary>
    public static string Shown(ReadOnlySpan<byte> window, long origin, ReadOnlySpan<Clue> clues, int index, int from, int to)
    {
        var shown = new MemoryStream(to - from);
        var at = from;
        foreach (var hidden in Neighbours(clues, index))
        {
            var hiddenStart = Math.Max((int)Math.Max(hidden.Start - origin, 0), at);
            var hiddenEnd = (int)Math.Min(hidden.End - origin, to);
            if (hiddenEnd <= hiddenStart || hidden.Kind is ClueKind.AccessKeyId or ClueKind.ServiceUser)
            {
                continue;
            }

            AddPlain(shown, window[at..hiddenStart]);
            AddCut(shown, window[hiddenStart..hiddenEnd]);
            at = hiddenEnd;
        }

        AddPlain(shown, window[at..Math.Max(at, to)]);
        return Text(shown);
    }

    // Those that may touch the line; what stands further away is cut off or looks random by itself.
    private static ReadOnlySpan<Clue> Neighbours(ReadOnlySpan<Clue> clues, int index)
    {
        const int Reach = 16;
        return clues[Math.Max(0, index - Reach)..Math.Min(clues.Length, index + Reach)];
    }

    private static void AddPlain(MemoryStream shown, ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            var token = 0;
            while (token < text.Length && IsOfToken(text[token]))
            {
                token++;
            }

            if (LooksRandom(text[..token]))
            {
                AddCut(shown, text[..token]);
            }
            else
            {
                shown.Write(text[..token]);
            }

            text = text[token..];
            var plain = 0;
            while (plain < text.Length && !IsOfToken(text[plain]))
            {
                plain++;
            }

            shown.Write(text[..plain]);
            text = text[plain..];
        }
    }

    private static void AddCut(MemoryStream shown, ReadOnlySpan<byte> secret)
    {
        var visible = secret.Length >= ShortestToken ? secret[..ShownCharacters] : default;
        shown.Write(visible);
        shown.WriteByte(Cut);
    }

    private static bool IsOfToken(byte value) => ByteClass.IsBase64(value) || value is (byte)'%' or (byte)'\\' or (byte)'=' or 0;

    // Names are let through: they change between capitals, small letters and digits less often than every other character.
    private static bool LooksRandom(ReadOnlySpan<byte> token)
    {
        if (token.Length < ShortestToken)
        {
            return false;
        }

        var digits = 0;
        var small = 0;
        var changes = 0;
        var length = 0;
        byte before = 0;
        foreach (var value in token)
        {
            if (value == 0)
            {
                continue; // Half of a character of UTF-16.
            }

            digits += ByteClass.IsDigit(value) ? 1 : 0;
            small += ByteClass.IsLower(value) ? 1 : 0;
            changes += length > 0 && ByteClass.IsLower(value) != ByteClass.IsLower(before) ? 1 : 0;
            length++;
            before = value;
        }

        return length >= ShortestToken && small >= 2
            && (digits >= 2 || changes * 5 >= length * 2 || (length >= SecretLength && changes >= MixedChanges));
    }

    private static string Text(MemoryStream shown)
    {
        var text = new StringBuilder((int)shown.Length);
        foreach (var character in Encoding.UTF8.GetString(shown.GetBuffer(), 0, (int)shown.Length))
        {
            if (character != 0)
            {
                text.Append(character == Cut ? '…' : char.IsControl(character) ? ' ' : character);
            }
        }

        return text.ToString().Trim();
    }
}
