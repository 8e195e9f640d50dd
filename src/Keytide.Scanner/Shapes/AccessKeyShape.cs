namespace Keytide.Scanner.Shapes;

/// <summary>
/// An access key id: a prefix of four letters and sixteen characters of base32. Of its 80 bits the first is the generation, and in new
/// keys the next forty are the account (docs/decisions/0014-how-leaks-are-found.md).
/// </summary>
/// <param name="IsTemporary">True for ASIA: issued by AWS STS, of no use without a session token.</param>
/// <param name="IsBase32">False where a character is outside the alphabet: AWS has issued no such id.</param>
/// <param name="IsNewGeneration">True when the id carries an account.</param>
/// <param name="Account">The account's number, or -1 where there is none or none that can exist.</param>
/// <param name="Stand">What the id obviously is instead of a real one.</param>
internal readonly record struct AccessKeyShape(bool IsTemporary, bool IsBase32, bool IsNewGeneration, long Account, StandIn Stand)
{
    public const int Length = 20;

    private const int PrefixLength = 4;
    private const long AccountLimit = 1_000_000_000_000;

    /// <summary>The fifth character of ids from before 2019 as far as they are known.</summary>
    public bool IsKnownOldGeneration { get; init; }

    /// <summary>True when the body holds letters only: one real id in thirty, and most words.</summary>
    public bool IsAllLetters { get; init; }

    /// <summary>True when it could be read out: letters only, with vowels among them as words have (one real id in 180).</summary>
    public bool IsWordLike { get; init; }

    /// <summary>True for a word that happens to begin as an id does: ASIAAUSTRALIAAMERICA.</summary>
    public bool IsWord => IsAllLetters && !IsNewGeneration && !IsKnownOldGeneration;

    /// <summary>How unlike a real id this is, as a cost of joining a secret to it.</summary>
    public int Doubt => !IsBase32 ? 150 : IsNewGeneration ? (Account < 0 ? 150 : 0) : IsKnownOldGeneration ? 40 : 120;

    /// <summary>Reads the id at <paramref name="start"/> if twenty capitals and digits stand there with clean edges.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int start, out AccessKeyShape shape)
    {
        shape = default;
        if (start + Length > text.Length || !TokenEdge.Begins(text, start) || !TokenEdge.Ends(text, start + Length))
        {
            return false;
        }

        var id = text.Slice(start, Length);
        foreach (var character in id[PrefixLength..])
        {
            if (!ByteClass.IsUpperOrDigit(character))
            {
                return false;
            }
        }

        shape = Of(id);
        return !shape.IsWord;
    }

    /// <summary>The structure of twenty capitals and digits that begin with a known prefix.</summary>
    public static AccessKeyShape Of(ReadOnlySpan<byte> id)
    {
        var body = id[PrefixLength..];
        var isBase32 = true;
        var digits = 0;
        var vowels = 0;
        ulong bits = 0;
        for (var i = 0; i < body.Length; i++)
        {
            isBase32 &= ByteClass.IsBase32(body[i]);
            digits += ByteClass.IsDigit(body[i]) ? 1 : 0;
            vowels += body[i] is (byte)'A' or (byte)'E' or (byte)'I' or (byte)'O' or (byte)'U' ? 1 : 0;
            if (i < 9)
            {
                bits = (bits << 5) | (uint)(ByteClass.IsUpper(body[i]) ? body[i] - 'A' : (body[i] - '2' + 26) & 31);
            }
        }

        var isNew = isBase32 && bits >> 44 == 1;
        var account = (long)((bits >> 4) & 0xFF_FFFF_FFFF);
        return new AccessKeyShape(id[1] == 'S', isBase32, isNew, isNew && account < AccountLimit ? account : -1, StandIns.OfAccessKey(id))
        {
            IsKnownOldGeneration = body[0] is (byte)'I' or (byte)'J',
            IsAllLetters = digits == 0,
            IsWordLike = digits == 0 && vowels >= 5,
        };
    }
}
