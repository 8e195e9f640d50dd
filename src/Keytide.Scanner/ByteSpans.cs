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
            if (Has(any, text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first byte that is none of these, or -1.</summary>
    public static int IndexOfOther(this ReadOnlySpan<byte> text, ReadOnlySpan<byte> these)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Has(these, text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    public static int LastIndexOfAny(this ReadOnlySpan<byte> text, ReadOnlySpan<byte> any)
    {
        var at = text.Length - 1;
        while (at >= 0 && !Has(any, text[at]))
        {
            at--;
        }

        return at;
    }

    public static bool HasDigit(this ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            if (ByteClass.IsDigit(value))
            {
                return true;
            }
        }

        return false;
    }

    public static bool HasOnlyDigits(this ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            if (!ByteClass.IsDigit(value))
            {
                return false;
            }
        }

        return true;
    }

    public static ReadOnlySpan<byte> TrimStart(this ReadOnlySpan<byte> text, ReadOnlySpan<byte> any)
    {
        var start = 0;
        while (start < text.Length && Has(any, text[start]))
        {
            start++;
        }

        return text[start..];
    }

    public static ReadOnlySpan<byte> TrimEnd(this ReadOnlySpan<byte> text, ReadOnlySpan<byte> any)
    {
        var end = text.Length;
        while (end > 0 && Has(any, text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    // Of a handful: a search by vectors takes longer to call than this takes.
    private static bool Has(ReadOnlySpan<byte> few, byte value)
    {
        foreach (var one in few)
        {
            if (one == value)
            {
                return true;
            }
        }

        return false;
    }
}
