using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

public sealed class ByteClassTests
{
    [Fact]
    public void The_table_says_of_every_byte_what_its_classes_mean()
    {
        for (var value = 0; value < 256; value++)
        {
            var (b, c) = ((byte)value, value < 128 ? (char)value : '\u00FF');
            Assert.Equal(char.IsAsciiLetterUpper(c), ByteClass.IsUpper(b));
            Assert.Equal(char.IsAsciiLetterLower(c), ByteClass.IsLower(b));
            Assert.Equal(char.IsAsciiDigit(c), ByteClass.IsDigit(b));
            Assert.Equal(char.IsAsciiLetterOrDigit(c), ByteClass.IsAlphanumeric(b));
            Assert.Equal(char.IsAsciiLetterOrDigit(c) || c is '+' or '/', ByteClass.IsBase64(b));
            Assert.Equal(char.IsAsciiLetterUpper(c) || c is >= '2' and <= '7', ByteClass.IsBase32(b));
            Assert.Equal(char.IsAsciiHexDigit(c), ByteClass.IsHex(b));
            Assert.Equal(c is ' ' or '\t' or '\r' or '\n', ByteClass.IsBlank(b));
            Assert.Equal(c is (>= ' ' and < '\x7F') or '\t' or '\r' or '\n', ByteClass.IsPrintable(b));
        }
    }

    [Fact]
    public void Every_character_of_base64_has_its_place_in_the_alphabet()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (var value = 0; value < 256; value++)
        {
            var place = value < 128 ? Alphabet.IndexOf((char)value, StringComparison.Ordinal) : -1;
            Assert.Equal(Math.Max(place, 0), Base64Alphabet.Sextet((byte)value));
        }
    }
}
