using System.Diagnostics.CodeAnalysis;

namespace Keytide;

/// <summary>
/// The public half of an access key, for example AKIAY34FZKBOKMUTVV7A. It is not a secret.
/// Four letters of prefix (AKIA long-lived, ASIA temporary), then by observation sixteen characters of base32 that, in keys made
/// since about March 2019, carry the owner's account number. AWS documents only 16 to 128 word characters
/// (IAM API reference, AccessKey), so that is all this type insists on.
/// </summary>
public readonly record struct AccessKeyId : IComparable<AccessKeyId>
{
    private const int ShortestLength = 16;
    private const int LongestLength = 128;

    private readonly string? _value;

    private AccessKeyId(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("The default AccessKeyId names no key.");

    /// <summary>True for the AKIA keys of users and root; false for temporary (ASIA) and all other prefixes.</summary>
    public bool IsLongLived => Value.StartsWith("AKIA", StringComparison.Ordinal);

    /// <exception cref="FormatException">The text is not 16 to 128 letters, digits and underscores.</exception>
    public static AccessKeyId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"An access key id is 16 to 128 letters and digits; \"{Quoted.Shorten(text)}\" is not.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AccessKeyId id)
    {
        id = default;
        if (text is null || text.Length is < ShortestLength or > LongestLength)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        id = new AccessKeyId(text);
        return true;
    }

    /// <summary>
    /// The account number carried in the id: bits 1 to 40 of the base32 body, present when bit 0 is set.
    /// False for older keys (fifth character A to P), for ids of another length and for numbers that no account can have.
    /// </summary>
    public bool TryGetAccount(out AccountId account)
    {
        const int BodyStart = 4;
        const int CharactersThatMatter = 9; // 45 bits: the generation, forty of the account, four to spare.
        account = default;
        if (Value.Length != 20)
        {
            return false;
        }

        ulong bits = 0;
        for (var i = BodyStart; i < Value.Length; i++)
        {
            var digit = Value[i] switch
            {
                >= 'A' and <= 'Z' => Value[i] - 'A',
                >= '2' and <= '7' => Value[i] - '2' + 26,
                _ => -1,
            };
            if (digit < 0)
            {
                return false;
            }

            if (i < BodyStart + CharactersThatMatter)
            {
                bits = (bits << 5) | (uint)digit;
            }
        }

        var number = (long)((bits >> 4) & 0xFF_FFFF_FFFF);
        if (bits >> 44 == 0 || number >= 1_000_000_000_000)
        {
            return false;
        }

        account = AccountId.FromNumber(number);
        return true;
    }

    public int CompareTo(AccessKeyId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
