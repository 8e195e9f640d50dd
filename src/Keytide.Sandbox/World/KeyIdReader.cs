using System.Globalization;

namespace Keytide.Sandbox.World;

/// <summary>Reads the account out of an access key id, the reverse of <see cref="IdFactory"/>.</summary>
public static class KeyIdReader
{
    /// <summary>About when key ids began to tell their account; AWS named no day (awsteele.com 2020-09).</summary>
    public static readonly DateTimeOffset EncodedSince = new(2019, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Twelve digits, or null for ids of another shape and those from before March 2019 (fifth character A to P).</summary>
    public static string? AccountOf(string id)
    {
        if (id.Length != 20)
        {
            return null;
        }

        UInt128 value = 0;
        foreach (var c in id.AsSpan(4))
        {
            var digit = c switch
            {
                >= 'A' and <= 'Z' => c - 'A',
                >= '2' and <= '7' => c - '2' + 26,
                _ => -1,
            };
            if (digit < 0)
            {
                return null;
            }

            value = (value << 5) | (uint)digit;
        }

        var account = (ulong)(value >> 39) & 0xFF_FFFF_FFFF;
        return value >> 79 == 1 && account < 1_000_000_000_000 ? account.ToString("D12", CultureInfo.InvariantCulture) : null;
    }
}
