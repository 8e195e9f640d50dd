using Keytide.Scanner.Clues;
using Keytide.Scanner.Layers;
using Keytide.Scanner.Shapes;
using Keytide.Scanner.Sweep;

namespace Keytide.Scanner.Reading;

/// <summary>
/// Reads a text: sweeps it for anchors, looks closer where the sweep stops, and reads the texts that are hidden in it (base64, UTF-16,
/// escapes) in the same way, a few layers deep. What it finds it writes into the clue book in the order of the original.
/// </summary>
internal sealed class LayerReader
{
    /// <summary>Layers below the original: twice base64 around UTF-16 around escapes fits.</summary>
    private const int Deepest = 4;

    private const int BeforeKey = 1536;
    private const int AfterKey = 3072;
    private const int BeforeWord = 192;
    private const int AfterWord = 768;

    private readonly ClueBook _book;
    private readonly LayerDecoder _decoder = new();
    private readonly Stretches[] _stretches = new Stretches[Deepest + 1];
    private readonly SessionTokenReader _sessionTokens = new();
    private readonly BearerKeyReader _bearerKeys = new();
    private int _readings;

    public LayerReader(ClueBook book)
    {
        _book = book;
        for (var depth = 0; depth < _stretches.Length; depth++)
        {
            _stretches[depth] = new Stretches();
        }
    }

    /// <summary>Reads the original, or a window of it that starts at an offset.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="origin">The offset of the first one.</param>
    /// <param name="runOffset">How far into a run of base64 the window starts, modulo 4.</param>
    public void Read(ReadOnlySpan<byte> text, long origin, int runOffset)
    {
        var map = _decoder.Map(0);
        map.ToOriginal(origin);
        Read(text, map, 0, rewrites: true, runOffset);
    }

    private void Read(ReadOnlySpan<byte> text, OffsetMap map, int depth, bool rewrites, int runOffset = 0)
    {
        var layer = new Layer { Text = text, Map = map, Book = _book };
        var first = _book.Count;
        var reading = ++_readings;
        var stretches = _stretches[depth];
        stretches.Clear();
        var covered = default(Covered);
        var sweep = new AnchorSweep(text);
        while (sweep.MoveNext())
        {
            switch (sweep.Anchor)
            {
                case Anchor.Run:
                    covered = ReadRun(layer, sweep.Start, sweep.End, depth, covered, runOffset);
                    break;
                case Anchor.WideLittleEndian or Anchor.WideBigEndian when depth < Deepest:
                    ReadWide(layer, sweep, depth);
                    break;
                default:
                    covered = ReadAnchor(layer, sweep, stretches, covered);
                    break;
            }
        }

        if (rewrites && depth < Deepest)
        {
            ReadStretches(layer, stretches, depth);
        }

        Settling.Settle(_book, first, reading, text);
    }

    private Covered ReadAnchor(in Layer layer, in AnchorSweep sweep, Stretches stretches, Covered covered)
    {
        var at = sweep.Start;
        switch (sweep.Anchor)
        {
            case Anchor.AccessKey when AccessKeyShape.TryRead(layer.Text, at, out var shape):
                stretches.Add(Math.Max(0, at - BeforeKey), Math.Min(layer.Text.Length, at + AfterKey));
                AccessKeyReader.Read(layer, at, shape);
                break;
            case Anchor.AccessKey when BrokenLiteral.BreaksKey(layer.Text, at):
                stretches.Add(Math.Max(0, at - BeforeKey), Math.Min(layer.Text.Length, at + AfterKey));
                break;
            case Anchor.SecretWord when BrokenLiteral.FollowsName(layer.Text, at):
                stretches.Add(Math.Max(0, at - BeforeWord), Math.Min(layer.Text.Length, at + AfterWord));
                break;
            case Anchor.Escape when BrokenLiteral.IsEscapeRun(layer.Text, at):
                stretches.Add(Math.Max(0, at - BeforeWord), Math.Min(layer.Text.Length, at + AfterKey));
                break;
            case Anchor.AtAccount:
                ServiceUserReader.Read(layer, at);
                break;
            case Anchor.Marketplace:
                NamedTokenReader.ReadMarketplace(layer, at);
                break;
            case Anchor.AppSync:
                NamedTokenReader.ReadAppSync(layer, at);
                break;
            case Anchor.PemHeader:
                PrivateKeyReader.Read(layer, at);
                break;
            case Anchor.SessionToken when !covered.Has(at):
                return new Covered(at, _sessionTokens.Read(layer, at));
        }

        return covered;
    }

    private Covered ReadRun(in Layer layer, int runStart, int end, int depth, Covered covered, int runOffset)
    {
        if (covered.Has(runStart))
        {
            return covered;
        }

        var start = TokenEdge.StartInRun(layer.Text, runStart, end);
        if (SignedUrlReader.ReadVersion4(layer, start, end)
            || NamedTokenReader.ReadSignin(layer, start, end)
            || _bearerKeys.Read(layer, start, end))
        {
            return covered;
        }

        SecretReader.Read(layer, runStart, start, end);
        return end - start >= Base64Text.ShortestLength && depth < Deepest
            ? ReadBase64(layer, runStart == 0 ? AlignedStart(runOffset, start) : start, end, depth, covered)
            : covered;
    }

    // A window may start inside a run; the first character that starts a group of four is known from the run's own start.
    private static int AlignedStart(int runOffset, int start) => runOffset == 0 ? start : start + 4 - runOffset;

    private Covered ReadBase64(in Layer layer, int start, int end, int depth, Covered covered)
    {
        var run = layer.Text[start..end];
        if (run.Length < Base64Text.ShortestLength)
        {
            return covered;
        }

        var alignment = Base64Text.Alignment(run);
        if (alignment < 0 && run.Length < Base64Text.LongLength)
        {
            return covered;
        }

        var first = _book.Count;
        using var decoded = _decoder.FromBase64(layer.Text, start + Math.Max(0, alignment), end, alignment >= 0, layer.Map, depth);
        Read(decoded.Text, decoded.Map, decoded.Depth, rewrites: true);
        NameFromOutside(layer, start, end, _book.From(first));
        decoded.Leave(_book.From(first));
        return new Covered(start, decoded.End);
    }

    // What fills an encoded value has its name in front of the value.
    private static void NameFromOutside(in Layer layer, int start, int end, ReadOnlySpan<Clue> clues)
    {
        foreach (var clue in clues)
        {
            if (clue.LocalStart == 0 && clue.Label.Words == Words.None)
            {
                clue.Label = LabelReader.Read(layer.Text, start, end);
                clue.IsNearAws |= Surroundings.SpeakOfAws(layer.Around(start, end, 1024, 512));
            }
        }
    }

    private void ReadWide(in Layer layer, in AnchorSweep sweep, int depth)
    {
        if (IsWideAndEmpty(layer.Text[sweep.Start..sweep.End], sweep.Anchor == Anchor.WideLittleEndian))
        {
            return;
        }

        var first = _book.Count;
        using var narrowed = _decoder.FromWide(
            layer.Text, sweep.Start, sweep.End, sweep.Anchor == Anchor.WideLittleEndian, layer.Map, depth);
        Read(narrowed.Text, narrowed.Map, narrowed.Depth, rewrites: true);
        narrowed.Leave(_book.From(first));
    }

    // Programs are full of short texts that hold nothing; the decoder would be set up for each.
    private static bool IsWideAndEmpty(ReadOnlySpan<byte> wide, bool littleEndian)
    {
        if (wide.Length > Block.Length * 2)
        {
            return false;
        }

        Span<byte> narrow = stackalloc byte[Block.Length];
        WideText.Narrow(wide, narrow, littleEndian);
        return !AnchorSweep.MayStop(narrow[..(wide.Length / 2)]);
    }

    private void ReadStretches(in Layer layer, Stretches stretches, int depth)
    {
        const int Chunk = 65536;
        const int Overlap = 8192;
        for (var i = 0; i < stretches.Count; i++)
        {
            var (start, end) = stretches[i];
            for (var from = start; from < end; from += Chunk)
            {
                var first = _book.Count;
                var to = Math.Min(end, from + Chunk + Overlap);
                using var rewritten = _decoder.Unescape(layer.Text, from, to, layer.Map, depth);
                if (rewritten.Changed)
                {
                    Read(rewritten.Text, rewritten.Map, rewritten.Depth, rewrites: false);
                    rewritten.Leave(_book.From(first));
                }
            }
        }
    }

    /// <summary>The stretch that the last token or wrapped base64 took: what starts inside it has been read.</summary>
    private readonly record struct Covered(int Start, int End)
    {
        public bool Has(int at) => at >= Start && at < End;
    }
}
