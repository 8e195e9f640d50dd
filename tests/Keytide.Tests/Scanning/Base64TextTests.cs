using Keytide.Scanner.Layers;

namespace Keytide.Tests.Scanning;

/// <summary>Whether eight characters decode to text is answered early, and as if they had been decoded.</summary>
public sealed class Base64TextTests
{
    private static readonly byte[] Marks = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE];

    [Fact]
    public void Eight_characters_are_text_when_what_they_decode_to_is()
    {
        var random = new Random(11);
        var texts = 0;
        for (var round = 0; round < 400_000; round++)
        {
            var bytes = new byte[6];
            random.NextBytes(bytes);
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (round % 4) switch
                {
                    0 => bytes[i],
                    1 => (byte)(bytes[i] % 128),
                    2 => i % 2 == round / 4 % 2 ? (byte)0 : (byte)random.Next(28, 130),
                    _ => i < 3 ? Marks[random.Next(Marks.Length)] : bytes[i],
                };
            }

            var isText = IsText(bytes);
            texts += isText ? 1 : 0;
            Assert.Equal(isText, Base64Text.IsText(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes))));
        }

        Assert.InRange(texts, 10_000, 390_000);
    }

    private static bool IsText(byte[] decoded) =>
        decoded.All(IsPrintable)
        || decoded is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
        || (decoded is [0, var wide, 0, _, 0, _] && IsPrintable(wide))
        || (decoded is [var narrow, 0, _, 0, _, 0] && IsPrintable(narrow));

    private static bool IsPrintable(byte value) => value is (>= 0x20 and < 0x7F) or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
