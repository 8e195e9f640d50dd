using System.Text;

namespace Keytide.Tests.Scanning;

/// <summary>What is done to a whole text before it is scanned.</summary>
public static class Encodings
{
    public static readonly IReadOnlyDictionary<string, Func<string, byte[]>> All = new Dictionary<string, Func<string, byte[]>>
    {
        ["UTF-8"] = Encoding.UTF8.GetBytes,
        ["UTF-16LE"] = text => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        ["UTF-16BE"] = text => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        ["base64"] = text => Encoding.UTF8.GetBytes("x: " + Forge.Encode(text) + "\n"),
        ["base64, wrapped"] = text => Encoding.UTF8.GetBytes("x: |\n    "
            + string.Join("\n    ", Forge.Encode(text).Chunk(76).Select(line => new string(line))) + "\n"),
        ["base64 twice"] = text => Encoding.UTF8.GetBytes("x=" + Forge.Encode(Forge.Encode(text)) + ";"),
        ["base64 of UTF-16"] = text => Encoding.UTF8.GetBytes("-enc " + Convert.ToBase64String(Encoding.Unicode.GetBytes(text))),
        ["UTF-16 of base64"] = text => Encoding.Unicode.GetBytes("x: " + Forge.Encode(text) + "\n"),
    };
}
