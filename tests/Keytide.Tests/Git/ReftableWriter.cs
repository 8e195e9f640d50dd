using System.Buffers.Binary;
using System.Text;
using Keytide.Connectors.Archives;

namespace Keytide.Tests.Git;

/// <summary>Writes tables of references byte by byte, from gitformat-reftable(5).</summary>
public static class ReftableWriter
{
    /// <param name="records">In order: an object's name in hexadecimal digits, another reference, or null for what is gone.</param>
    /// <param name="hashLength">Of names.</param>
    /// <param name="blockLength">To which blocks are filled up; 0 for none.</param>
    public static byte[] Table(IEnumerable<(string Name, string? Value)> records, int hashLength = 20, int blockLength = 0)
    {
        using var bytes = new MemoryStream();
        var version = hashLength == 20 ? 1 : 2;
        byte[] head =
        [
            .. "REFT"u8, (byte)version, .. BigEndian((uint)blockLength)[1..], .. new byte[16],
            .. version == 2 ? "s256"u8.ToArray() : [],
        ];
        bytes.Write(head);
        var block = new List<byte>();
        var restarts = new List<int>();
        var name = "";
        var start = 0;
        void Flush()
        {
            var length = (int)bytes.Position - start + 4 + block.Count + (3 * restarts.Count) + 2;
            bytes.Write([(byte)'r', .. BigEndian((uint)length)[1..], .. block]);
            bytes.Write([.. restarts.SelectMany(place => BigEndian((uint)place)[1..])]);
            bytes.Write([.. BigEndian((uint)restarts.Count)[2..]]);
            bytes.Write(new byte[Math.Max(0, blockLength - length)]);
            (start, name) = ((int)bytes.Position, "");
            block.Clear();
            restarts.Clear();
        }

        foreach (var (next, value) in records)
        {
            var shared = next.AsSpan().CommonPrefixLength(name);
            var record = Record(next, value, shared);
            if (blockLength > 0 && bytes.Position - start + 4 + block.Count + record.Length + (3 * restarts.Count) + 5 > blockLength)
            {
                Flush();
                record = Record(next, value, 0);
                shared = 0;
            }

            if (shared == 0)
            {
                restarts.Add((int)bytes.Position - start + 4 + block.Count);
            }

            block.AddRange(record);
            name = next;
        }

        Flush();
        return Close(bytes.ToArray(), head);
    }

    /// <summary>Puts the end of a table behind its blocks.</summary>
    public static byte[] Close(byte[] blocks, byte[] head)
    {
        byte[] foot = [.. head, .. new byte[40]];
        return [.. blocks, .. foot, .. BigEndian(ReflectedCrc.Of32(foot))];
    }

    public static byte[] Varint(long value)
    {
        var bytes = new List<byte> { (byte)(value & 127) };
        while ((value >>= 7) > 0)
        {
            value--;
            bytes.Insert(0, (byte)((value & 127) | 128));
        }

        return bytes.ToArray();
    }

    /// <summary>Makes a repository keep its references in tables, the last one being the newest.</summary>
    public static void Install(RepositoryWriter repository, params byte[][] tables)
    {
        File.AppendAllText(repository.Git("config"), "[extensions]\n\trefStorage = reftable\n");
        File.WriteAllText(repository.Git("HEAD"), "ref: refs/heads/.invalid\n");
        Directory.CreateDirectory(repository.Git("reftable"));
        for (var i = 0; i < tables.Length; i++)
        {
            File.WriteAllBytes(repository.Git($"reftable/{i}.ref"), tables[i]);
        }

        File.WriteAllText(repository.Git("reftable/tables.list"), string.Concat(tables.Select((_, i) => $"{i}.ref\n")));
    }

    private static byte[] Record(string name, string? value, int shared)
    {
        var suffix = Encoding.UTF8.GetBytes(name[shared..]);
        var isId = value is { Length: 40 or 64 } && value.All(char.IsAsciiHexDigitLower);
        var kind = value is null ? 0 : isId ? 1 : 3;
        byte[] content = kind switch
        {
            0 => [],
            1 => Convert.FromHexString(value!),
            _ => [.. Varint(value!.Length), .. Encoding.UTF8.GetBytes(value)],
        };
        return [.. Varint(shared), .. Varint(((long)suffix.Length << 3) | (long)kind), .. suffix, 0, .. content];
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
