namespace Keytide.Scanner.Layers;

/// <summary>Where literals may be joined across commas: close to a call that joins, concatenates or formats them.</summary>
internal static class JoinedLists
{
    private const int Reach = 200;

    /// <summary>From before the first such call to behind the last one; empty where there is none.</summary>
    public static (int Start, int End) Around(ReadOnlySpan<byte> text)
    {
        var first = int.MaxValue;
        var last = -1;
        Note(text, "oin("u8, ref first, ref last); // join(, Join(, implode is PHP's
        Note(text, "mplode("u8, ref first, ref last);
        Note(text, "oncat("u8, ref first, ref last);
        Note(text, "ormat("u8, ref first, ref last);
        Note(text, "rintf("u8, ref first, ref last);
        return last < 0 ? (0, 0) : (Math.Max(0, first - Reach), last + Reach);
    }

    private static void Note(ReadOnlySpan<byte> text, ReadOnlySpan<byte> call, ref int first, ref int last)
    {
        var at = text.IndexOf(call);
        if (at >= 0)
        {
            first = Math.Min(first, at);
            last = Math.Max(last, text.LastIndexOf(call));
        }
    }
}
