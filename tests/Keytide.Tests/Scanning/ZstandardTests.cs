using Keytide.Connectors.Archives;
using Keytide.Tests.Support;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Keytide.Tests.Scanning;

/// <summary>Zstandard is read as the reference program writes it, and is given no more memory than it may have.</summary>
public sealed class ZstandardTests
{
    private const int Memory = 1 << 20;

    [Fact]
    public void What_was_packed_comes_out()
    {
        var one = PackedSamples.Bytes(PackedSamples.FillerZstandard);
        Assert.Equal(PackedSamples.Filler, Decompress(one));
        byte[] skippable = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
        Assert.Equal([.. PackedSamples.Filler, .. PackedSamples.Filler], Decompress([.. one, .. skippable, .. one]));
    }

    [Fact]
    public void Frames_that_are_skipped_are_Zstandard_only_before_other_frames()
    {
        var skippable = Archives.Skippable(new byte[4]);
        Assert.Equal(ArchiveKind.Zstandard, ArchiveKinds.Of([.. skippable, .. skippable, .. Archives.Zstandard([1, 2, 3])]));
        Assert.Equal(ArchiveKind.Zstandard, ArchiveKinds.Of([.. Archives.Skippable(new byte[600]), .. Archives.Zstandard([1])]));
        Assert.Equal(ArchiveKind.None, ArchiveKinds.Of(skippable));
        Assert.Equal(ArchiveKind.None, ArchiveKinds.Of(skippable[..6]));
        Assert.Equal(ArchiveKind.None, ArchiveKinds.Of([.. skippable, .. "text"u8]));
        Assert.Equal(ArchiveKind.None, ArchiveKinds.Of([.. skippable[..4], 0xFF, 0xFF, 0xFF, 0xFF, .. skippable]));
    }

    [Fact]
    public void A_stream_that_wants_more_memory_than_it_may_have_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var compressor = new CompressionStream(packed, leaveOpen: true))
        {
            compressor.SetParameter(ZSTD_cParameter.ZSTD_c_windowLog, 21);
            for (var i = 0; i < 40; i++)
            {
                compressor.Write(PackedSamples.Filler);
            }
        }

        Assert.Throws<UnopenedException>(() => Decompress(packed.ToArray()));
    }

    [Fact]
    public void What_is_cut_off_or_changed_is_damaged_and_never_more()
    {
        var packed = PackedSamples.Bytes(PackedSamples.FillerZstandard);
        Assert.Throws<InvalidDataException>(() => Decompress(packed[..^1]));
        var mutations = new Mutations(5);
        for (var round = 0; round < 500; round++)
        {
            var copy = mutations.Of(packed);
            var error = Record.Exception(() => Decompress(copy));
            Assert.True(error is null or InvalidDataException or NotSupportedException or UnopenedException, $"round {round}: {error}");
        }
    }

    private static byte[] Decompress(byte[] packed)
    {
        using var text = new MemoryStream();
        using var content = new ZstandardStream(new MemoryStream(packed), Memory);
        content.CopyTo(text);
        return text.ToArray();
    }
}
