using System.IO.Compression;
using System.Text;
using Keytide.Connectors.Git.Compression;
using Keytide.Tests.Scanning;

namespace Keytide.Tests.Git;

/// <summary>What zlib packs is unpacked to the same bytes, and what it would refuse is refused.</summary>
public sealed class InflaterTests
{
    private static readonly CompressionLevel[] Levels =
        [CompressionLevel.NoCompression, CompressionLevel.Fastest, CompressionLevel.Optimal, CompressionLevel.SmallestSize];

    private readonly Inflater _inflater = new();
    private readonly Forge _forge = new(17);

    [Fact]
    public void Every_stream_is_unpacked_to_what_was_packed()
    {
        for (var round = 0; round < 600; round++)
        {
            var content = Content(round);
            foreach (var level in Levels)
            {
                var packed = RepositoryWriter.Deflate(content, level);
                var slack = _forge.Random.Next(2) * Inflater.Slack;
                var unpacked = new byte[content.Length + slack];
                byte[] source = [.. packed, .. _forge.Bytes(_forge.Random.Next(40))];
                Assert.Equal(InflateEnd.Complete, _inflater.Inflate(source, unpacked, content.Length, out var consumed));
                Assert.Equal(packed.Length, consumed);
                Assert.True(content.AsSpan().SequenceEqual(unpacked.AsSpan(0, content.Length)));
            }
        }
    }

    [Fact]
    public void Codes_of_every_length_are_read()
    {
        // Frequencies like Fibonacci numbers give codes up to the longest there are.
        var content = new List<byte>();
        for (int i = 0, count = 1, before = 1; i < 24; i++, (count, before) = (count + before, count))
        {
            content.AddRange(Enumerable.Repeat((byte)(i * 9), count));
        }

        var bytes = content.ToArray();
        _forge.Random.Shuffle(bytes);
        var unpacked = new byte[bytes.Length];
        Assert.Equal(InflateEnd.Complete, _inflater.Inflate(RepositoryWriter.Deflate(bytes), unpacked, bytes.Length, out _));
        Assert.True(bytes.AsSpan().SequenceEqual(unpacked));
    }

    [Fact]
    public void A_stream_that_is_cut_off_is_truncated_wherever_it_was_cut()
    {
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $"line {i * i} ")));
        foreach (var level in Levels)
        {
            var packed = RepositoryWriter.Deflate(content, level);
            for (var length = 0; length < packed.Length; length++)
            {
                Assert.Equal(
                    InflateEnd.Truncated, _inflater.Inflate(packed.AsSpan(0, length), new byte[content.Length], content.Length, out _));
            }
        }
    }

    [Fact]
    public void A_longer_or_shorter_output_than_expected_is_refused()
    {
        var content = _forge.Bytes(1000);
        var packed = RepositoryWriter.Deflate(content);
        Assert.Equal(InflateEnd.Full, _inflater.Inflate(packed, new byte[2000], 999, out _));
        Assert.Equal(InflateEnd.Damaged, _inflater.Inflate(packed, new byte[2000], 1001, out _));
    }

    [Fact]
    public void A_changed_bit_is_never_taken_for_the_content()
    {
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 60).Select(i => $"value {i * 7919} ")));
        var packed = RepositoryWriter.Deflate(content);
        for (var bit = 0; bit < packed.Length * 8; bit++)
        {
            var changed = (byte[])packed.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            var unpacked = new byte[content.Length + Inflater.Slack];
            var end = _inflater.Inflate(changed, unpacked, content.Length, out _);
            Assert.True(end != InflateEnd.Complete || content.AsSpan().SequenceEqual(unpacked.AsSpan(0, content.Length)));
        }
    }

    [Fact]
    public void Random_bytes_end_and_write_nothing_outside()
    {
        for (var i = 0; i < 20_000; i++)
        {
            var source = _forge.Bytes(_forge.Random.Next(3, 400));
            source[0] = 0x78;
            source[1] = 0x9C;
            source[2] = (byte)((source[2] & 0xF8) | 5); // The last block, with tables of its own.
            var length = _forge.Random.Next(2000);
            var guarded = new byte[length + Inflater.Slack + 8];
            guarded.AsSpan(length + Inflater.Slack).Fill(0xEE);
            _inflater.Inflate(source, guarded.AsSpan(0, length + Inflater.Slack), length, out _);
            Assert.Equal(-1, guarded.AsSpan(length + Inflater.Slack).IndexOfAnyExcept((byte)0xEE));
        }
    }

    [Fact]
    public void The_sum_of_zlib_is_that_of_its_document()
    {
        Assert.Equal(0x11E60398u, Adler32.Of("Wikipedia"u8));
        Assert.Equal(1u, Adler32.Of([]));
        var large = new byte[100_001];
        Array.Fill(large, (byte)0xFF);
        uint first = 1, second = 0;
        foreach (var value in large)
        {
            first = (first + value) % 65521;
            second = (second + first) % 65521;
        }

        Assert.Equal((second << 16) | first, Adler32.Of(large));
    }

    private byte[] Content(int round)
    {
        var length = round < 200 ? round + 1 : _forge.Random.Next(1, round % 20 == 0 ? 300_000 : 6000);
        var alphabet = _forge.Random.Next(3) switch { 0 => "ab", 1 => "the quick brown fox\n", _ => Forge.Base64 };
        var content = round % 5 == 0 ? _forge.Bytes(length) : Encoding.ASCII.GetBytes(_forge.Text(length, alphabet));
        for (var copies = _forge.Random.Next(20); copies > 0 && length > 600; copies--)
        {
            var size = _forge.Random.Next(3, 500);
            content.AsSpan(_forge.Random.Next(length - size), size).CopyTo(content.AsSpan(_forge.Random.Next(length - size)));
        }

        return content;
    }
}
