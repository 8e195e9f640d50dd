using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Keytide.Connectors.Archives;

/// <summary>The contents of a 7z, folder by folder. Its directory is at its end.</summary>
internal sealed class SevenZipContents(ContentScan scan, ArchiveBudget budget, string path, int depth)
{
    private const int HeadLength = 32;
    private const int LargestDirectory = 64 << 20;
    private const int MostPackings = 4;
    private const ulong Plain = 0;
    private const ulong Lzma = 0x030101;
    private const ulong Lzma2 = 0x21;
    private const ulong Deflate = 0x040108;
    private const ulong Bzip2 = 0x040202;
    private const ulong Zstandard = 0x04F71101;
    private const ulong Encryption = 0x06F10701;

    public void Read(Stream archive)
    {
        var directory = ReadDirectory(archive);
        var names = new StringBuilder();
        foreach (var (name, _) in directory.Files)
        {
            budget.TakeEntry();
            names.Append(name).Append('\n');
        }

        var files = new Queue<string>(directory.Files.Where(file => file.HasContent).Select(file => file.Name));
        var (stream, offset) = (0, HeadLength + directory.Start);
        foreach (var folder in directory.Folders)
        {
            var packed = 0L;
            for (var i = 0; i < folder.Streams; i++)
            {
                packed += stream < directory.Packed.Count ? directory.Packed[stream++] : throw Damaged();
            }

            ReadFolder(archive, offset, packed, folder, files);
            offset += packed;
        }

        scan.ScanNames(Encoding.UTF8.GetBytes(names.ToString()), path);
        if (files.Count > 0 || stream < directory.Packed.Count)
        {
            throw Damaged(); // Contents that are nowhere, and bytes that are no content.
        }
    }

    private SevenZipDirectory ReadDirectory(Stream archive)
    {
        var head = new byte[HeadLength];
        archive.Position = 0;
        archive.ReadExactly(head);

        // While 7-Zip writes, and where it was stopped, zeros stand here as in an archive of nothing: only the checksum tells.
        Check(head.AsSpan(12, 20), BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8)));
        var start = HeadLength + BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(12));
        var bytes = ReadAt(archive, start, BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(20)));
        Check(bytes, BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(28)));
        for (var i = 0; bytes.Length > 0 && i < MostPackings; i++)
        {
            var directory = new SevenZipParser(bytes, budget.Limits.Entries).Read(out var isPacked);
            if (!isPacked)
            {
                return directory;
            }

            var (packed, folder) = directory is { Packed: [var length, ..], Folders: [{ Length: <= LargestDirectory } only, ..] }
                ? (length, only) : throw Damaged();
            using var content = Open(archive, HeadLength + directory.Start, packed, folder);
            bytes = new byte[folder.Length];
            new CountedStream(content, budget.TakeUnpacked).ReadExactly(bytes);
            Check(bytes, folder.Checksum);
        }

        return bytes.Length == 0 && archive.Length == HeadLength ? SevenZipDirectory.Empty : throw Damaged();
    }

    private static void Check(ReadOnlySpan<byte> bytes, uint? checksum)
    {
        if (checksum is not null && ReflectedCrc.Of32(bytes) != checksum)
        {
            throw Damaged();
        }
    }

    private static byte[] ReadAt(Stream archive, long start, long length)
    {
        if (start < HeadLength || length < 0 || length > LargestDirectory || start > archive.Length - length)
        {
            throw Damaged();
        }

        var bytes = new byte[length];
        archive.Position = start;
        archive.ReadExactly(bytes);
        return bytes;
    }

    // Behind what cannot be read, nothing of the same folder can.
    private void ReadFolder(Stream archive, long offset, long packed, SevenZipFolder folder, Queue<string> files)
    {
        var names = folder.Contents.Select(_ => files.TryDequeue(out var name) ? name : throw Damaged()).ToList();
        var read = 0;
        try
        {
            using var unpacked = Open(archive, offset, packed, folder);
            var counted = new CountedStream(unpacked, budget.TakeUnpacked);
            var isAsPacked = folder.Steps!.All(step => !CodeFilters.KeepsSecrets(step.Method));
            foreach (var (length, checksum) in folder.Contents)
            {
                ReadContent(new BoundedStream(counted, length), Inside(names[read]), isAsPacked ? checksum : null);
                read++;
            }
        }
        catch (Exception error) when (Damage.Is(error) && error is not ArchiveLimitException)
        {
            SkipRest(names, read, Damage.Reason(error));
        }
    }

    private void SkipRest(List<string> names, int read, string reason)
    {
        if (read < names.Count)
        {
            scan.Skip(Inside(names[read]), reason);
        }

        if (read + 1 < names.Count)
        {
            scan.Skip($"{path}!({names.Count - read - 1} more behind it)", reason);
        }
    }

    private string Inside(string name) => $"{path}!{name.TrimStart('/')}";

    private void ReadContent(BoundedStream content, string name, uint? checksum)
    {
        try
        {
            scan.Read(content, name, depth + 1, budget);
        }
        catch (Exception error) when (!content.HasFailed && Damage.Is(error) && error is not ArchiveLimitException)
        {
            scan.Skip(name, Damage.Reason(error)); // Something that is packed in the content.
        }

        content.ReadToEnd();
        if (checksum is not null && content.Checksum != checksum)
        {
            scan.Skip(name, "it is damaged");
        }
    }

    private Stream Open(Stream archive, long offset, long packed, SevenZipFolder folder)
    {
        if (offset > archive.Length - packed)
        {
            throw Damaged();
        }

        if (folder.Steps is not { } steps)
        {
            throw new NotSupportedException("A folder of a 7z that is packed in several ways.");
        }

        // What comes out in the middle of several is counted nowhere, and may be without end.
        if (steps.Count(step => step.Method is Lzma or Lzma2 or Deflate or Bzip2 or Zstandard) > 1)
        {
            throw new NotSupportedException("A folder of a 7z that is packed several times.");
        }

        archive.Position = offset;
        Stream content = new BoundedStream(new CountedStream(archive, _ => budget.TakeTime()), packed);
        var memory = budget.Limits.Memory;
        foreach (var step in steps)
        {
            content = step.Method switch
            {
                Plain => content,
                Lzma => new LzmaStream(content, step.Properties, memory, step.Length),
                Lzma2 when step.Properties is [var size] => new Lzma2Stream(new ByteSource(content), size, memory, step.Length),
                Deflate => new DeflateStream(content, CompressionMode.Decompress),
                Bzip2 => new Bzip2Stream(content),
                Zstandard => new ZstandardStream(content, memory),
                Encryption => throw UnopenedException.Encrypted(),
                _ when CodeFilters.KeepsSecrets(step.Method) => content,
                _ => CodeFilters.Undone(content, step.Method, step.Properties)
                    ?? throw new NotSupportedException("A method of 7z that is not known."),
            };
        }

        return content;
    }

    private static InvalidDataException Damaged() => new("A 7z that does not hold together.");
}
