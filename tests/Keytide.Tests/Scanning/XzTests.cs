using System.Buffers.Binary;
using Keytide.Connectors.Archives;
using Keytide.Tests.Support;

namespace Keytide.Tests.Scanning;

/// <summary>xz is read as the reference program writes it, and nothing that it declares is believed.</summary>
public sealed class XzTests
{
    private const int Memory = 128 << 20;

    public static TheoryData<string> Samples() =>
        [PackedSamples.FillerXz, PackedSamples.FillerXzByPosition, PackedSamples.FillerXzByContext];

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_was_packed_comes_out(string sample) =>
        Assert.Equal(PackedSamples.Filler, Decompress(PackedSamples.Bytes(sample)));

    [Theory]
    [InlineData(PackedSamples.CodeXzArm)]
    [InlineData(PackedSamples.CodeXzArmThumb)]
    [InlineData(PackedSamples.CodeXzArm64)]
    [InlineData(PackedSamples.CodeXzTwice)]
    public void Filters_that_would_change_texts_are_undone(string sample) =>
        Assert.Equal(PackedSamples.Code, Decompress(PackedSamples.Bytes(sample)));

    [Fact]
    public void A_filter_that_is_not_undone_is_said()
    {
        // The one for RISC-V may change eight bytes of a text.
        var packed = PackedSamples.Bytes(PackedSamples.CodeXzArm);
        var (head, filter) = (12, packed.AsSpan().IndexOf((ReadOnlySpan<byte>)[7, 0, 0x21]));
        packed[filter] = 0x0B;
        var length = packed[head] * 4;
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(head + length), ReflectedCrc.Of32(packed.AsSpan(head, length)));
        Assert.Throws<NotSupportedException>(() => Decompress(packed));
    }

    [Fact]
    public void Streams_one_behind_the_other_with_zeros_between_are_one_content()
    {
        var one = PackedSamples.Bytes(PackedSamples.FillerXz);
        byte[] two = [.. one, 0, 0, 0, 0, 0, 0, 0, 0, .. one, 0, 0, 0, 0];
        Assert.Equal([.. PackedSamples.Filler, .. PackedSamples.Filler], Decompress(two));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_cut_off_or_changed_is_damaged_and_never_more(string sample)
    {
        var packed = PackedSamples.Bytes(sample);
        var mutations = new Mutations(5);
        for (var round = 0; round < 300; round++)
        {
            var copy = mutations.Of(packed);
            var error = Record.Exception(() => Decompress(copy));
            var isSaid = error is InvalidDataException or NotSupportedException or UnopenedException;
            Assert.True(isSaid || IsWhole(copy, error), $"round {round}: {error}");
        }
    }

    [Fact]
    public void A_stream_that_wants_gigabytes_is_not_given_them()
    {
        var packed = Archives.Xz(new byte[100]);
        var (head, size) = (12, packed.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x21, 1]) + 2);
        packed[size] = 35; // 3 GB
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(head + 8), ReflectedCrc.Of32(packed.AsSpan(head, 8)));
        Assert.Throws<UnopenedException>(() => Decompress(packed));
        packed[size] = 28; // 64 MB, of which as much is taken as comes out
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(head + 8), ReflectedCrc.Of32(packed.AsSpan(head, 8)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(100, Decompress(packed).Length);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Fact]
    public void A_checksum_that_is_not_right_is_damage()
    {
        var packed = Archives.Xz("some text"u8.ToArray());
        packed[packed.AsSpan().IndexOf("text"u8)] = (byte)'n';
        Assert.Throws<InvalidDataException>(() => Decompress(packed));
    }

    [Theory]
    [InlineData(93, true)] // Three bits by context, none by position.
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData((9 * 2) + 3, false)]
    [InlineData((9 * 4) + 8, false)]
    public void LZMA2_has_four_bits_for_literals_at_most(byte properties, bool isKnown)
    {
        // One literal of zero: all bits that are predicted are as expected.
        byte[] packed = [0xE0, 0, 0, 0, 5, properties, 0, 0, 0, 0, 0, 0, 0];
        var stream = new Lzma2Stream(new ByteSource(new MemoryStream(packed)), 0, Memory);
        var error = Record.Exception(() => stream.ReadExactly(new byte[1]));
        Assert.Equal(isKnown, error is null);
        Assert.True(error is null or InvalidDataException);
    }

    // The end of a stream says lengths once more, which nobody needs: it may be changed without harm.
    private static bool IsWhole(byte[] packed, Exception? error) => error is null && Decompress(packed).SequenceEqual(PackedSamples.Filler);

    private static byte[] Decompress(byte[] packed)
    {
        using var text = new MemoryStream();
        new XzStream(new MemoryStream(packed), Memory).CopyTo(text);
        return text.ToArray();
    }
}
