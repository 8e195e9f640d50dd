using System.Buffers.Binary;

namespace Keytide.Connectors.Archives;

/// <summary>Tells archives by their first bytes, never by their names.</summary>
internal static class ArchiveKinds
{
    /// <summary>The bytes that <see cref="Of"/> has to see, where there are as many.</summary>
    public const int Telling = 512;

    private const int TarMagic = 257;
    private const int TarChecksum = 148;
    private const int TarChecksumLength = 8;

    public static ArchiveKind Of(ReadOnlySpan<byte> beginning)
    {
        if (beginning.Length < 4)
        {
            return ArchiveKind.None;
        }

        return beginning switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => ArchiveKind.Zip,
            [0x1F, 0x8B, 8, < 0x20, ..] => ArchiveKind.Gzip,
            [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..] => ArchiveKind.Bzip2,
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => ArchiveKind.Xz,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => ArchiveKind.Zstandard,
            [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] => BehindSkippable(beginning),
            [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => ArchiveKind.SevenZip,
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 7, ..] => ArchiveKind.Rar,
            _ => IsTar(beginning) ? ArchiveKind.Tar : ArchiveKind.None,
        };
    }

    /// <summary>
    /// Where a zip starts behind something else, such as a program that unpacks itself, or -1: the record at its end says where its
    /// directory is (PKWARE's APPNOTE, 4.3.16). A signature or a comment may stand behind that.
    /// </summary>
    public static int ZipBehind(ReadOnlySpan<byte> content)
    {
        const int RecordLength = 22;
        const int FarthestRecord = RecordLength + ushort.MaxValue;
        var from = Math.Max(0, content.Length - FarthestRecord);
        var at = from + content[from..].LastIndexOf("PK\u0005\u0006"u8);
        if (at < from || content.Length - at < RecordLength)
        {
            return -1;
        }

        var record = content[at..];
        var size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var start = at - (long)size - offset;
        return start >= 0 && (size == 0 || content[(int)(at - size)..].StartsWith("PK\u0001\u0002"u8)) ? (int)start : -1;
    }

    /// <summary>Why an archive is not opened, or null for one that is.</summary>
    public static string? Unopened(ArchiveKind kind) => kind switch
    {
        ArchiveKind.Rar => "it is a RAR archive, which is not opened",
        _ => null,
    };

    // Frames of Zstandard that are skipped (RFC 8878, 3.1.2) prove nothing by themselves: something else may stand behind them. One that
    // reaches beyond what is seen is held for what nearly always begins like that, and is said where it is not.
    private static ArchiveKind BehindSkippable(ReadOnlySpan<byte> beginning)
    {
        const long HeadLength = 8;
        var at = 0L;
        while (at <= beginning.Length - HeadLength && beginning[(int)at..] is [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, .. var rest])
        {
            at += HeadLength + BinaryPrimitives.ReadUInt32LittleEndian(rest);
        }

        return at <= beginning.Length - 4
            ? beginning[(int)at..] is [0x28, 0xB5, 0x2F, 0xFD, ..] ? ArchiveKind.Zstandard : ArchiveKind.None
            : at > beginning.Length && beginning.Length >= Telling ? ArchiveKind.Zstandard : ArchiveKind.None;
    }

    // "ustar" of POSIX and GNU. Older ones have no mark: there the checksum of the header has to be right.
    private static bool IsTar(ReadOnlySpan<byte> beginning)
    {
        if (beginning.Length < Telling || beginning[0] is 0 or (byte)'\n')
        {
            return false;
        }

        if (beginning.Slice(TarMagic, 5).SequenceEqual("ustar"u8))
        {
            return true;
        }

        var stated = 0;
        foreach (var digit in beginning.Slice(TarChecksum, TarChecksumLength))
        {
            if (digit is >= (byte)'0' and <= (byte)'7')
            {
                stated = (stated * 8) + digit - '0';
            }
            else if (digit is not ((byte)' ' or 0))
            {
                return false;
            }
        }

        var sum = TarChecksumLength * ' ';
        for (var i = 0; i < Telling; i++)
        {
            sum += i is >= TarChecksum and < TarChecksum + TarChecksumLength ? 0 : beginning[i];
        }

        return stated == sum;
    }
}
