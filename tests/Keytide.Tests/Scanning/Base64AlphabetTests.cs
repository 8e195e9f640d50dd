using System.Buffers;
using System.Buffers.Text;
using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>What is done by hand, so that nothing has to be compiled for it, is held against the framework.</summary>
public sealed class Base64AlphabetTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static readonly SearchValues<byte> Characters = SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(Alphabet));

    [Fact]
    public void Decoding_is_what_the_framework_does()
    {
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var text = Text(random, odd: round % 3);
            byte[] expected = new byte[300], target = new byte[300];
            var status = Base64.DecodeFromUtf8(text, expected, out _, out var length);
            Assert.Equal(status == OperationStatus.Done, Base64Alphabet.TryDecode(text, target, out var written));
            Assert.Equal(length, written);
            Assert.Equal(expected[..length], target[..written]);
        }
    }

    [Fact]
    public void A_target_that_is_too_small_is_filled_and_refused()
    {
        var target = new byte[5];
        Assert.False(Base64Alphabet.TryDecode("AAAABBBBCCCC"u8, target, out var written));
        Assert.Equal(3, written);
    }

    [Fact]
    public void Searches_find_what_the_framework_finds()
    {
        var random = new Random(2);
        for (var round = 0; round < 20_000; round++)
        {
            var text = Text(random, odd: round % 3);
            Assert.Equal(text.AsSpan().IndexOfAnyExcept(Characters), Base64Alphabet.IndexOfOther(text));
            Assert.Equal(text.AsSpan().LastIndexOfAnyExcept(Characters), Base64Alphabet.LastIndexOfOther(text));
        }
    }

    [Fact]
    public void Spans_end_and_are_trimmed_as_the_framework_does_it()
    {
        var random = new Random(3);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new byte[random.Next(8)];
            var end = new byte[random.Next(3)];
            foreach (var part in (byte[][])[text, end])
            {
                for (var i = 0; i < part.Length; i++)
                {
                    part[i] = (byte)random.Next('a', 'd');
                }
            }

            Assert.Equal(MemoryExtensions.EndsWith<byte>(text, end), ByteSpans.EndsWith(text, end));
            Assert.Equal(MemoryExtensions.IndexOfAny<byte>(text.AsSpan(), end.AsSpan()), ByteSpans.IndexOfAny(text, end));
            Assert.Equal(MemoryExtensions.LastIndexOfAny<byte>(text.AsSpan(), end.AsSpan()), ByteSpans.LastIndexOfAny(text, end));
            Assert.Equal(MemoryExtensions.IndexOfAnyExcept<byte>(text.AsSpan(), end.AsSpan()), ByteSpans.IndexOfOther(text, end));
            Assert.Equal(MemoryExtensions.TrimStart<byte>(text.AsSpan(), end).ToArray(), ByteSpans.TrimStart(text, end).ToArray());
            Assert.Equal(MemoryExtensions.TrimEnd<byte>(text.AsSpan(), end).ToArray(), ByteSpans.TrimEnd(text, end).ToArray());
        }
    }

    [Theory]
    [InlineData("", false, true)]
    [InlineData("0", true, true)]
    [InlineData("123456789", true, true)]
    [InlineData("a1", true, false)]
    [InlineData("1/", true, false)]
    [InlineData("ab:", false, false)]
    public void Digits_are_told(string text, bool some, bool only)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(text);
        Assert.Equal(some, ByteSpans.HasDigit(bytes));
        Assert.Equal(only, ByteSpans.HasOnlyDigits(bytes));
    }

    // Of all lengths around the limit between one way and the other; mostly clean, or with one byte that is not of the alphabet.
    private static byte[] Text(Random random, int odd)
    {
        var text = new byte[random.Next(300)];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (byte)Alphabet[random.Next(64)];
        }

        for (var i = 0; i < odd && text.Length > 0; i++)
        {
            text[random.Next(4) == 0 ? text.Length - 1 : random.Next(text.Length)] = "=-\n \0_"u8[random.Next(6)];
        }

        return text;
    }
}
