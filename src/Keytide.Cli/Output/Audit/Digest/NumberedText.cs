namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>The order in which people count: 1.9 before 1.10, IAM.4 before IAM.22.</summary>
public static class NumberedText
{
    public static readonly IComparer<string> Order = Comparer<string>.Create(Compare);

    private static int Compare(string one, string other)
    {
        int i = 0, j = 0;
        while (i < one.Length && j < other.Length)
        {
            int order;
            if (char.IsAsciiDigit(one[i]) && char.IsAsciiDigit(other[j]))
            {
                var first = Digits(one, ref i);
                var second = Digits(other, ref j);
                order = first.Length != second.Length ? first.Length.CompareTo(second.Length) : first.SequenceCompareTo(second);
            }
            else
            {
                order = one[i++].CompareTo(other[j++]);
            }

            if (order != 0)
            {
                return order;
            }
        }

        var rest = (one.Length - i).CompareTo(other.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(one, other);
    }

    // A run of digits without its leading zeros: of two such runs the longer is the greater number.
    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text.AsSpan(start, at - start).TrimStart('0');
    }
}
