namespace Keytide.Sandbox.World;

/// <summary>
/// Makes ids and secrets as AWS makes them. Sixteen base32 characters follow the prefix: a set bit, the account number in bits 1 to 40,
/// 39 bits of chance (awsteele.com 2020-09; AWS reference_identifiers for the prefixes).
/// </summary>
public sealed class IdFactory(string accountId, Chance chance)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly UInt128 _account = ulong.Parse(accountId, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A key id of 20 characters: AKIA long-lived, ASIA temporary.</summary>
    public string AccessKeyId(string prefix = "AKIA") => prefix + Encoded();

    /// <summary>A long-lived key id as made before March 2019, from which the account cannot be read.</summary>
    public string LegacyAccessKeyId() => "AKIA" + (chance.NextInt(2) == 0 ? 'I' : 'J') + Letters(15);

    /// <summary>
    /// AIDA user, AROA role, AGPA group, ANPA policy, ASCA certificate, ACCA service-specific credential, APKA public key: 21
    /// characters.
    /// </summary>
    public string UniqueId(string prefix) => prefix + Encoded() + Letters(1);

    /// <summary>40 characters of base64.</summary>
    public string Secret() => Convert.ToBase64String(Bytes(30));

    /// <summary>An opaque token of about the length of AWS's.</summary>
    public string SessionToken() => "IQoJb3JpZ2luX2Vj" + Convert.ToBase64String(Bytes(360));

    public string Uuid() => chance.Uuid();

    public string Letters(int count) => string.Create(count, chance, static (span, chance) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Base32[chance.NextInt(32)];
        }
    });

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        chance.Fill(bytes);
        return bytes;
    }

    private string Encoded()
    {
        var value = (UInt128.One << 79) | (_account << 39) | (chance.Next() & ((1UL << 39) - 1));
        return string.Create(16, value, static (span, value) =>
        {
            for (var i = 15; i >= 0; i--)
            {
                span[i] = Base32[(int)(value & 31)];
                value >>= 5;
            }
        });
    }
}
