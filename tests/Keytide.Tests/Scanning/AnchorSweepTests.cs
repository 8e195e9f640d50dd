using System.Runtime.InteropServices;
using System.Text;
using Keytide.Scanner.Sweep;

namespace Keytide.Tests.Scanning;

/// <summary>The vector pass stops where a plain loop would, in every width.</summary>
public sealed class AnchorSweepTests
{
    private delegate bool Reader(ref byte text, ref int at, int end, ref int carried, out Interest interest);

    [Fact]
    public void Every_run_is_given_out_once_with_its_bounds()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var text = Text(new Random(seed));
            var runs = Stops(text).Where(stop => stop.Anchor == Anchor.Run).Select(stop => (stop.Start, stop.End)).ToList();
            Assert.Equal(PlainRuns(text), runs);
        }
    }

    [Fact]
    public void Every_anchor_is_stopped_at()
    {
        string[] anchors =
        [
            "AKIA", "ASIA", "ABIA", "ACCA", "secr", "SECR", "Secr", "-at-", "mws.", "da2-",
            "KEY-", "\\x41", "\\u00", "%41%", "%254", "IQoJ",
            "FwoG", "FQoG",
        ];
        var random = new Random(5);
        for (var i = 0; i < 3000; i++)
        {
            var text = new byte[random.Next(4, 300)];
            text.AsSpan().Fill((byte)'.');
            var anchor = anchors[random.Next(anchors.Length)];
            var at = random.Next(text.Length - 3);
            Encoding.ASCII.GetBytes(anchor).CopyTo(text, at);
            var stop = Assert.Single(Stops(text));
            Assert.Equal(at, stop.Start);
        }
    }

    [Fact]
    public void Neighbours_of_anchors_are_not_stopped_at()
    {
        foreach (var text in new[] { "AXIA", "ACIA", "AKCA", "secx", "-ax-", "mwx.", "m2s-", "KXY-", "\\y41", "%51%", "IQoG", "FwoJ" })
        {
            Assert.Empty(Stops(Encoding.ASCII.GetBytes("..." + text + "...")));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void UTF_16_is_given_out_as_one_stretch(bool littleEndian)
    {
        var encoding = littleEndian ? Encoding.Unicode : Encoding.BigEndianUnicode;
        for (var shift = 0; shift < 40; shift++)
        {
            var wide = encoding.GetBytes("twenty characters, or\nmore “quoted” ones");
            byte[] text = [.. Enumerable.Repeat((byte)0xFE, shift), .. wide, 0xFF, 0xFF];
            var stop = Assert.Single(Stops(text), stop => stop.Anchor is Anchor.WideLittleEndian or Anchor.WideBigEndian);
            Assert.Equal((shift, text.Length - 2), (stop.Start, stop.End));
            Assert.Equal(littleEndian, stop.Anchor == Anchor.WideLittleEndian);
        }
    }

    [Fact]
    public void Every_width_of_vector_sees_the_same()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var text = Text(new Random(seed));
            var widest = Blocks(text, BlockReader.Next);
            Assert.Equal(widest, Blocks(text, BlockReader.Next128));
            if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
            {
                Assert.Equal(widest, Blocks(text, BlockReader.Next256));
            }
        }
    }

    private static List<(int At, Interest Interest)> Blocks(byte[] text, Reader read)
    {
        var blocks = new List<(int, Interest)>();
        var (at, carried) = (0, 0);
        var end = text.Length - Block.Length - AnchorTables.Lookahead + 1;
        while (at < end && read(ref MemoryMarshal.GetArrayDataReference(text), ref at, end, ref carried, out var interest))
        {
            blocks.Add((at, interest));
        }

        return blocks;
    }

    private static List<(Anchor Anchor, int Start, int End)> Stops(byte[] text)
    {
        var stops = new List<(Anchor, int, int)>();
        var sweep = new AnchorSweep(text);
        while (sweep.MoveNext())
        {
            stops.Add((sweep.Anchor, sweep.Start, sweep.End));
        }

        return stops;
    }

    private static List<(int Start, int End)> PlainRuns(byte[] text)
    {
        var runs = new List<(int, int)>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && Forge.Base64.Contains((char)text[i]))
            {
                continue;
            }

            if (i - start >= Interest.ShortestRun)
            {
                runs.Add((start, i));
            }

            start = i + 1;
        }

        return runs;
    }

    // Runs of all lengths around the limit and around multiples of the block, zeros, and bytes of every value.
    private static byte[] Text(Random random)
    {
        var text = new List<byte>();
        while (text.Count < 1200)
        {
            switch (random.Next(6))
            {
                case 0:
                    text.AddRange(Enumerable.Range(0, random.Next(20, 35)).Select(_ => (byte)Forge.Base64[random.Next(64)]));
                    break;
                case 1:
                    text.AddRange(Enumerable.Range(0, random.Next(1, 200)).Select(_ => (byte)Forge.Base64[random.Next(64)]));
                    break;
                case 2:
                    text.AddRange(Encoding.Unicode.GetBytes("some wide text that goes on"));
                    break;
                case 3:
                    text.Add((byte)random.Next(256));
                    break;
                default:
                    text.AddRange(Encoding.ASCII.GetBytes(" AKIA secret,-at-."[..random.Next(1, 18)]));
                    break;
            }
        }

        return text.ToArray();
    }
}
