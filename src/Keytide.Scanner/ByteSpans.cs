namespace Keytide.Scanner;

/// <summary>
/// Searches in spans that the framework has as generic methods, which are compiled when they are first called: a commit hook would wait
/// for each of them longer than for its scan. In this assembly these are taken before those.
/// </summary>
internal static class ByteSpans
{
    public static bool EndsWith(this ReadOnlySpan<byte> text, ReadOnlySpan<byte> end) =>
        text.Length >= end.Length && text[^end.Length..].SequenceEqual(end);

    public static int IndexOfAny(this ReadOnlySpan<byte> text, ReadOnlySpan<byte> any)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (any.IndexOf(text[i]) >= 0)
            {
                return i;
            }
        }

        return -1;
    }

    public static ReadOnlySpan<byte> TrimStart(this ReadOnlySpan<byte> text, ReadOnlySpan<byte> any)
    {
        var start = 0;
        while (start < text.Length && any.IndexOf(text[start]) >= 0)
        {
            start++;
        }

        return text[start..];
    }

    public static ReadOnlySpan<byte> TrimEnd(this ReadOnlySpan<byte> text, ReadOnlySpan<byte> any)
    {
        var end = text.Length;
        while (end > 0 && any.IndexOf(text[end - 1]) >= 0)
        {
            end--;
        }

        return text[..end];
    }
}
