using System.Text;

namespace Keytide.Tests.Scanning;

/// <summary>
/// Makes credentials of every kind from a seed, at run time: no file of this repository holds one. They have the structure of real ones
/// and belong to nobody.
/// </summary>
public sealed class Forge(int seed)
{
    public const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    public const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public const string Hex = "0123456789abcdef";

    public Random Random { get; } = new(seed);

    public string Text(int length, string alphabet)
    {
        var text = new char[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = alphabet[Random.Next(alphabet.Length)];
        }

        return new string(text);
    }

    public long Account() => Random.NextInt64(100_000_000_000, 1_000_000_000_000);

    public string Id(string prefix, long account)
    {
        var bits = (UInt128.One << 79) | ((UInt128)account << 39) | (UInt128)Random.NextInt64(1L << 39);
        var body = new char[16];
        for (var i = 0; i < body.Length; i++)
        {
            body[i] = Base32[(int)((bits >> (75 - (5 * i))) & 31)];
        }

        return prefix + new string(body);
    }

    public string Secret() => Text(40, Base64);

    public KeyPair LongLived() => Pair("AKIA");

    public KeyPair Temporary() => Pair("ASIA");

    public string SessionToken(long account, DateTimeOffset issued)
    {
        var bytes = new List<byte> { 0x21, 0x0A, 9 };
        bytes.AddRange("origin_ec"u8);
        bytes.AddRange([0x10, 0x40, 0x1A, 9]);
        bytes.AddRange("us-west-2"u8);
        var inner = new List<byte> { 0x08, 0x2C, 0x10, 0x00, 0x1A, 12 };
        inner.AddRange(Encoding.ASCII.GetBytes(account.ToString("D12")));
        inner.AddRange([0x22, 12]);
        inner.AddRange(Bytes(12));
        bytes.AddRange([0x2A, (byte)(inner.Count | 0x80), 2]);
        inner.AddRange(Bytes(256));
        bytes.AddRange(inner);
        bytes.Add(0x30);
        for (var seconds = (ulong)issued.ToUnixTimeSeconds(); ; seconds >>= 7)
        {
            bytes.Add((byte)((seconds & 0x7F) | (seconds > 0x7F ? 0x80UL : 0)));
            if (seconds <= 0x7F)
            {
                break;
            }
        }

        bytes.AddRange([0x3A, 100]);
        bytes.AddRange(Bytes(100));
        return Convert.ToBase64String(bytes.ToArray());
    }

    public string BedrockKey(string user, long account) =>
        "ABSK" + Encode($"{user}-at-{account:D12}:{Text(44, Base64)}");

    public string ClaudePlatformKey(long account) =>
        "AEAA" + Encode($"AeaApiKey-{Text(6, Hex)}-at-{account:D12}:{Text(44, Base64)}");

    public string SignedQuery(KeyPair key, DateTimeOffset signed, int seconds, string service) =>
        $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={key.Id}%2F{signed:yyyyMMdd}%2Fus-east-1%2F{service}%2Faws4_request"
        + $"&X-Amz-Date={signed:yyyyMMdd'T'HHmmss'Z'}&X-Amz-Expires={seconds}&X-Amz-SignedHeaders=host"
        + $"&X-Amz-Signature={Text(64, Hex)}";

    public string SesPassword()
    {
        var bytes = Bytes(33);
        bytes[0] = 4;
        return Convert.ToBase64String(bytes);
    }

    public string ServicePassword() => Convert.ToBase64String(Bytes(32));

    public string PrivateKey()
    {
        byte[] body = [0x30, 0x82, 0x04, 0xA4, 0x02, 0x01, 0x00, .. Bytes(1185)];
        return "-----BEGIN RSA " + "PRIVATE KEY-----\n"
            + string.Join('\n', Convert.ToBase64String(body).Chunk(64).Select(line => new string(line)))
            + "\n-----END RSA " + "PRIVATE KEY-----\n";
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Random.NextBytes(bytes);
        return bytes;
    }

    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private KeyPair Pair(string prefix)
    {
        var account = Account();
        return new KeyPair(Id(prefix, account), Secret(), SessionToken(account, Found.Now.AddHours(-1)), account);
    }
}
