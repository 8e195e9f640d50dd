using System.Buffers.Binary;
using System.Text;
using Keytide.Connectors.Archives;
using Keytide.Connectors.Git.Compression;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>
/// A table of references, versions 1 and 2 (gitformat-reftable(5)), read from its first block to its last: its indexes are for those who
/// look for one name.
/// </summary>
internal sealed class ReftableFile
{
    private const uint Signature = 0x52454654; // "REFT"
    private const int BlockHead = 4;
    private const int Fields = 40;
    private const int LongestName = 16 << 10;

    private readonly byte[] _bytes;
    private readonly int _hashLength;
    private readonly int _headLength;
    private readonly int _blockLength;
    private readonly int _end;
    private readonly long _logsAt;
    private readonly ReftableBudget _budget;

    /// <param name="bytes">The file.</param>
    /// <param name="hashLength">Of the repository's names.</param>
    /// <param name="budget">Of all tables that are read with it.</param>
    /// <exception cref="GitDataException">It is no table, or damaged.</exception>
    public ReftableFile(byte[] bytes, int hashLength, ReftableBudget budget)
    {
        _budget = budget;
        _bytes = bytes;
        _hashLength = hashLength;
        var version = bytes.Length > BlockHead ? bytes[BlockHead] : 0;
        _headLength = version == 1 ? 24 : version == 2 ? 28 : throw Damaged();
        var footLength = _headLength + Fields + 4;
        if (bytes.Length < _headLength + footLength || BinaryPrimitives.ReadUInt32BigEndian(bytes) != Signature)
        {
            throw Damaged();
        }

        _end = bytes.Length - footLength;
        var foot = bytes.AsSpan(_end);
        if (!foot[.._headLength].SequenceEqual(bytes.AsSpan(0, _headLength))
            || ReflectedCrc.Of32(foot[..^4]) != BinaryPrimitives.ReadUInt32BigEndian(foot[^4..]))
        {
            throw Damaged();
        }

        var isLong = version == 2 && foot[24..28].SequenceEqual("s256"u8);
        if (isLong != (hashLength == ObjectId.Longest))
        {
            throw new GitDataException("a table of references has names of another hash");
        }

        _blockLength = (int)(BinaryPrimitives.ReadUInt32BigEndian(foot[4..]) & 0xFFFFFF);
        var logs = BinaryPrimitives.ReadUInt64BigEndian(foot[(_headLength + 24)..]);
        _logsAt = logs <= (ulong)_end ? (long)logs : throw Damaged();
    }

    /// <summary>All that it says of references, in the order of their names.</summary>
    /// <exception cref="GitDataException">It is damaged, or beyond the limits.</exception>
    public IReadOnlyList<ReftableRecord> References()
    {
        var all = new List<ReftableRecord>();
        for (var at = 0; at < _end && _bytes[at + Head(at)] == 'r';)
        {
            var length = LengthAt(at);
            if (length > _end - at)
            {
                throw Damaged();
            }

            ReadBlock(_bytes.AsSpan(at, length), Head(at), all);

            // A block is filled up with zeros to the common length, unless the next one comes at once.
            at += length < _blockLength && at + length < _end && _bytes[at + length] == 0 ? _blockLength : length;
        }

        return all;
    }

    /// <summary>The logs of references as they are in the table: between names and times, the messages in full.</summary>
    /// <exception cref="GitDataException">It is damaged, or beyond the limits.</exception>
    public IEnumerable<byte[]> Logs()
    {
        var inflater = new Inflater();
        for (var at = (int)_logsAt; at < _end && (at > 0 || _bytes[_headLength] == 'g') && _bytes[at + Head(at)] == 'g';)
        {
            var start = Head(at) + BlockHead;
            var length = LengthAt(at) - start;
            _budget.TakeLogs(length);
            var content = new byte[length];
            if (inflater.Inflate(_bytes.AsSpan(at + start, _end - at - start), content, content.Length, out var packed)
                != InflateEnd.Complete)
            {
                throw Damaged();
            }

            yield return content;
            at += start + packed;
        }
    }

    // The first block begins with the file.
    private int Head(int at) => at == 0 ? _headLength : 0;

    private int LengthAt(int at)
    {
        var head = at + Head(at);
        if (_end - head < BlockHead)
        {
            throw Damaged();
        }

        var length = (int)(BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(head)) & 0xFFFFFF);
        return length >= Head(at) + BlockHead + 2 ? length : throw Damaged();
    }

    // Kind and length, records, then where records with whole names are, and how many these are.
    private void ReadBlock(ReadOnlySpan<byte> block, int head, List<ReftableRecord> all)
    {
        var end = block.Length - 2 - (3 * BinaryPrimitives.ReadUInt16BigEndian(block[^2..]));
        if (end < head + BlockHead)
        {
            throw Damaged();
        }

        var records = block[(head + BlockHead)..end];
        byte[] name = [];
        for (var at = 0; at < records.Length;)
        {
            var shared = Number(records, ref at);
            var kind = Number(records, ref at);
            var suffix = Take(records, ref at, kind >> 3);
            if (shared > name.Length || shared + suffix.Length > LongestName)
            {
                throw Damaged();
            }

            name = [.. name.AsSpan(0, (int)shared), .. suffix];
            _budget.TakeRecord(name.Length);
            Number(records, ref at); // When it was changed last.
            all.Add(ReadValue(records, ref at, Encoding.UTF8.GetString(name), (int)(kind & 7)));
        }
    }

    private ReftableRecord ReadValue(ReadOnlySpan<byte> records, ref int at, string name, int kind)
    {
        switch (kind)
        {
            case 0:
                return new ReftableRecord(name, default, null);
            case 1:
                return new ReftableRecord(name, new ObjectId(Take(records, ref at, _hashLength)), null);
            case 2:
                // A tag, and what it leads to.
                var tag = new ObjectId(Take(records, ref at, _hashLength));
                Take(records, ref at, _hashLength);
                return new ReftableRecord(name, tag, null);
            case 3:
                var length = Number(records, ref at);
                if (length > LongestName)
                {
                    throw Damaged();
                }

                _budget.TakeRecord((int)length);
                return new ReftableRecord(name, default, Encoding.UTF8.GetString(Take(records, ref at, length)));
            default:
                throw Damaged();
        }
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> records, ref int at, long length)
    {
        if (length > records.Length - at)
        {
            throw Damaged();
        }

        at += (int)length;
        return records.Slice(at - (int)length, (int)length);
    }

    // Seven bits a byte, the highest first, as distances in packs are.
    private static long Number(ReadOnlySpan<byte> records, ref int at)
    {
        long value = -1;
        do
        {
            if (at >= records.Length || value > int.MaxValue)
            {
                throw Damaged();
            }

            value = ((value + 1) << 7) | (long)(records[at] & 127);
        }
        while (records[at++] >= 128);

        return value;
    }

    private static GitDataException Damaged() => new("a table of references is damaged");
}
