using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Keytide;

/// <summary>An AWS account's number: twelve decimal digits, leading zeros kept. The default value is account 000000000000.</summary>
public readonly record struct AccountId : IComparable<AccountId>
{
    private const long Limit = 1_000_000_000_000;

    private AccountId(long number) => Number = number;

    /// <summary>The account's number, 0 to 999,999,999,999.</summary>
    public long Number { get; }

    /// <exception cref="ArgumentOutOfRangeException">The number has more than twelve digits or is negative.</exception>
    public static AccountId FromNumber(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Limit);
        return new AccountId(number);
    }

    /// <exception cref="FormatException">The text is not twelve decimal digits.</exception>
    public static AccountId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"An AWS account id is twelve digits; \"{Quoted.Shorten(text)}\" is not.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AccountId id)
    {
        id = default;
        if (text is not { Length: 12 })
        {
            return false;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        id = new AccountId(number);
        return true;
    }

    public int CompareTo(AccountId other) => Number.CompareTo(other.Number);

    public override string ToString() => Number.ToString("D12", CultureInfo.InvariantCulture);
}
