using System.Text;

namespace Keytide.Connectors.Archives;

/// <summary>Reads the directory of a 7z (7zFormat.txt of the LZMA SDK).</summary>
/// <param name="header">The directory, as it is or saying how it is packed.</param>
/// <param name="most">Entries that it may have.</param>
internal sealed class SevenZipParser(ReadOnlyMemory<byte> header, long most)
{
    private const int End = 0;
    private const int Header = 1;
    private const int ArchiveProperties = 2;
    private const int AdditionalStreams = 3;
    private const int MainStreams = 4;
    private const int FilesInfo = 5;
    private const int PackInfo = 6;
    private const int UnpackInfo = 7;
    private const int SubStreams = 8;
    private const int Sizes = 9;
    private const int Checksums = 10;
    private const int Folder = 11;
    private const int UnpackSizes = 12;
    private const int StreamCounts = 13;
    private const int EmptyStreams = 14;
    private const int Names = 17;
    private const int Packed = 23;
    private const int MostSteps = 32;

    private readonly SevenZipBytes _bytes = new(header, most);
    private long _start;
    private long[] _packed = [];
    private SevenZipFolder[] _folders = [];
    private readonly List<(string Name, bool HasContent)> _files = [];

    /// <summary>Reads it.</summary>
    /// <param name="isPacked">True where it says only how the directory itself is packed.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="ArchiveLimitException">It has too many entries.</exception>
    /// <exception cref="NotSupportedException">It has parts that are not known.</exception>
    public SevenZipDirectory Read(out bool isPacked)
    {
        var kind = _bytes.Next();
        isPacked = kind == Packed;
        if (isPacked)
        {
            ReadStreams();
        }
        else if (kind == Header)
        {
            ReadHeader();
        }
        else
        {
            throw Damaged();
        }

        return new SevenZipDirectory(_start, _packed, _folders, _files);
    }

    private void ReadHeader()
    {
        for (int part = _bytes.Next(), last = End; part != End; last = part, part = _bytes.Next())
        {
            switch (Behind(last, part))
            {
                case ArchiveProperties:
                    for (var property = _bytes.Next(); property != End; property = _bytes.Next())
                    {
                        _bytes.Part();
                    }

                    break;
                case MainStreams:
                    ReadStreams();
                    break;
                case FilesInfo:
                    ReadFiles();
                    break;
                case AdditionalStreams:
                    throw new NotSupportedException("A 7z with streams of another kind.");
                default:
                    throw Damaged();
            }
        }
    }

    private void ReadStreams()
    {
        var hasContents = false;
        for (int part = _bytes.Next(), last = End; part != End; last = part, part = _bytes.Next())
        {
            switch (Behind(last, part))
            {
                case PackInfo:
                    ReadPacked();
                    break;
                case UnpackInfo:
                    ReadFolders();
                    break;
                case SubStreams:
                    ReadContents();
                    hasContents = true;
                    break;
                default:
                    throw Damaged();
            }
        }

        foreach (var folder in hasContents ? [] : _folders)
        {
            folder.Contents = [(folder.Length, folder.Checksum)];
        }
    }

    private void ReadPacked()
    {
        _start = _bytes.Number();
        _packed = new long[_bytes.Count()];
        for (var part = _bytes.Next(); part != End; part = _bytes.Next())
        {
            if (part == Sizes)
            {
                for (var i = 0; i < _packed.Length; i++)
                {
                    _packed[i] = _bytes.Number();
                }
            }
            else if (part == Checksums)
            {
                _bytes.Checksums(_packed.Length);
            }
            else
            {
                throw Damaged();
            }
        }
    }

    private void ReadFolders()
    {
        Expect(Folder);
        var count = _bytes.Count();
        Expect(0); // Those that are not here are nowhere.
        var folders = new List<SevenZipFolder>();
        for (var i = 0; i < count; i++)
        {
            folders.Add(ReadFolder());
        }

        _folders = [.. folders];
        Expect(UnpackSizes);
        foreach (var folder in _folders)
        {
            for (var i = 0; i < folder.Order.Count; i++)
            {
                var length = _bytes.Number();
                folder.Length = i == folder.Last ? length : folder.Length;
                if (folder.Order[i] >= 0)
                {
                    folder.Steps![folder.Order[i]].Length = length;
                }
            }
        }

        for (var part = _bytes.Next(); part != End; part = _bytes.Next())
        {
            var checksums = part == Checksums ? _bytes.Checksums(_folders.Length) : throw Damaged();
            for (var i = 0; i < _folders.Length; i++)
            {
                _folders[i].Checksum = checksums[i];
            }
        }
    }

    private SevenZipFolder ReadFolder()
    {
        var steps = new SevenZipStep[Bounded(_bytes.Number())];
        var (inputs, outputs) = (0, 0);
        var isChain = true;
        for (var i = 0; i < steps.Length; i++)
        {
            var flags = _bytes.Next();
            ulong method = 0;
            foreach (var part in _bytes.Take(flags & 15))
            {
                method = unchecked((method << 8) | part);
            }

            var isSimple = (flags & 0x10) == 0;
            var (takes, gives) = isSimple ? (1, 1) : (Bounded(_bytes.Number()), Bounded(_bytes.Number()));
            isChain &= takes == 1 && gives == 1;
            inputs += takes;
            outputs += gives;
            steps[i] = new SevenZipStep(
                method, (flags & 0x20) != 0 ? _bytes.Take((int)Math.Min(_bytes.Number(), int.MaxValue)).ToArray() : []);
        }

        var links = new (long Input, long Output)[Math.Max(0, outputs - 1)];
        for (var i = 0; i < links.Length; i++)
        {
            links[i] = (_bytes.Number(), _bytes.Number());
        }

        var streams = inputs - links.Length;
        for (var i = 0; streams > 1 && i < streams; i++)
        {
            _bytes.Number();
        }

        var order = isChain && streams == 1 ? Chain(steps.Length, links) : null;
        var last = Enumerable.Range(0, outputs).Where(output => links.All(link => link.Output != output)).ToList();
        return new SevenZipFolder(order?.Select(step => steps[step]).ToList(), streams)
        {
            Order = [.. Enumerable.Range(0, outputs).Select(output => order?.IndexOf(output) ?? -1)],
            Last = last.Count == 1 ? last[0] : throw Damaged(),
        };
    }

    // The steps from the packed bytes on. Each takes one stream and gives one, so that they bear the same numbers.
    private static List<int> Chain(int count, (long Input, long Output)[] links)
    {
        var order = new List<int>();
        var first = Enumerable.Range(0, count).Where(step => links.All(link => link.Input != step)).ToList();
        for (var at = first.Count == 1 ? first[0] : -1; at >= 0 && order.Count < count;)
        {
            order.Add(at);
            var next = links.Where(link => link.Output == at).ToList();
            at = next.Count == 1 && next[0].Input >= 0 && next[0].Input < count ? (int)next[0].Input : -1;
        }

        return order.Distinct().Count() == count ? order : throw Damaged();
    }

    private void ReadContents()
    {
        var part = _bytes.Next();
        var counts = _folders.Select(_ => 1).ToArray();
        if (part == StreamCounts)
        {
            var all = 0L;
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = _bytes.Count();
                all += counts[i];
            }

            if (all > most)
            {
                throw ArchiveLimitException.TooManyEntries();
            }

            part = _bytes.Next();
        }

        var lengths = new List<long>[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            lengths[i] = [];
            var left = _folders[i].Length;
            for (var content = 1; content < counts[i]; content++)
            {
                var length = part == Sizes ? _bytes.Number() : throw Damaged();
                lengths[i].Add(length);
                left -= length;
            }

            if (counts[i] > 0)
            {
                lengths[i].Add(left >= 0 ? left : throw Damaged());
            }
        }

        part = part == Sizes ? _bytes.Next() : part;
        var unknown = Enumerable.Range(0, counts.Length).Sum(i => IsKnown(i, counts[i]) ? 0 : counts[i]);
        var checksums = part == Checksums ? _bytes.Checksums(unknown) : new uint?[unknown];
        var at = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var isKnown = IsKnown(i, counts[i]);
            _folders[i].Contents =
                [.. lengths[i].Select(length => (length, isKnown ? _folders[i].Checksum : checksums[at++]))];
        }

        if (part != End)
        {
            Expect(End);
        }
    }

    // A folder of one content has its checksum.
    private bool IsKnown(int folder, int count) => count == 1 && _folders[folder].Checksum is not null;

    private void ReadFiles()
    {
        var count = _bytes.Count();
        var names = "";
        var isEmpty = new bool[count];
        for (var property = _bytes.Number(); property != End; property = _bytes.Number())
        {
            var content = _bytes.Part();
            if (property == EmptyStreams)
            {
                isEmpty = content.Bits(count);
            }
            else if (property == Names && content.Next() == 0)
            {
                names = Encoding.Unicode.GetString(content.Take(content.Left));
            }
        }

        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var length = names.AsSpan(at).IndexOf('\0');
            var end = length < 0 ? names.Length : at + length;
            _files.Add((end > at ? names[at..end] : $"{i + 1}", !isEmpty[i]));
            at = Math.Min(end + 1, names.Length);
        }
    }

    // Each part comes once and in its order, or a short directory could ask for much again and again.
    private static int Behind(int last, int part) => part > last ? part : throw Damaged();

    private void Expect(int part)
    {
        if (_bytes.Next() != part)
        {
            throw Damaged();
        }
    }

    private static int Bounded(long count) => count is > 0 and <= MostSteps ? (int)count : throw Damaged();

    private static InvalidDataException Damaged() => new("The directory of a 7z is damaged.");
}
