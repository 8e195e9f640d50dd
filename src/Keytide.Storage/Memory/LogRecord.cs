using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Keytide.Storage.Memory;

/// <summary>Frames records of a log, so that a torn or damaged last one is told from a whole one: length, checksum, content.</summary>
internal static class LogRecord
{
    private const int HeaderBytes = 8;

    public static byte[] Frame(ReadOnlySpan<byte> content)
    {
        var framed = new byte[HeaderBytes + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(framed, content.Length);
        Checksum(content, framed.AsSpan(4, 4));
        content.CopyTo(framed.AsSpan(HeaderBytes));
        return framed;
    }

    /// <summary>The whole records from the beginning, and where they end.</summary>
    public static (List<byte[]> Records, int End) Read(ReadOnlySpan<byte> log)
    {
        var records = new List<byte[]>();
        var at = 0;
        Span<byte> checksum = stackalloc byte[4];
        while (log.Length - at >= HeaderBytes)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(log[at..]);
            if (length < 0 || length > log.Length - at - HeaderBytes)
            {
                break;
            }

            var content = log.Slice(at + HeaderBytes, length);
            Checksum(content, checksum);
            if (!checksum.SequenceEqual(log.Slice(at + 4, 4)))
            {
                break;
            }

            records.Add(content.ToArray());
            at += HeaderBytes + length;
        }

        return (records, at);
    }

    private static void Checksum(ReadOnlySpan<byte> content, Span<byte> into)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        hash[..4].CopyTo(into);
    }
}
