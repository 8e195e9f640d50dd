namespace Keytide.EndToEnd.Git;

/// <summary>A key pair that belongs to nobody, made at run time.</summary>
public sealed record PlantedKey(string Id, string Secret)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public string Lines => $"AWS_ACCESS_KEY_ID={Id}\nAWS_SECRET_ACCESS_KEY={Secret}\n";

    public static PlantedKey Of(Random random)
    {
        var bits = (UInt128.One << 79) | ((UInt128)random.NextInt64(100_000_000_000, 1_000_000_000_000) << 39)
            | (UInt128)random.NextInt64(1L << 39);
        var body = string.Concat(Enumerable.Range(0, 16).Select(i => Base32[(int)((bits >> (75 - (5 * i))) & 31)]));
        return new PlantedKey("AKIA" + body, new string(random.GetItems<char>(Base64, 40)));
    }
}
