using System.Text;

namespace Keytide.Inventory;

/// <summary>A file that somebody saved from AWS, as UTF-8 bytes, read up to a limit.</summary>
/// <param name="Name">For messages and as the source of facts.</param>
internal sealed record SavedFile(string Name, ReadOnlyMemory<byte> Content)
{
    private const int Chunk = 64 * 1024;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public bool IsJson
    {
        get
        {
            var text = Content.Span.TrimStart(" \t\r\n"u8);
            return text.Length > 0 && text[0] is (byte)'{' or (byte)'[';
        }
    }

    /// <exception cref="KeytideException">The file is larger than the limit.</exception>
    public static SavedFile Read(Stream stream, string name, int limit)
    {
        var content = new MemoryStream();
        var buffer = new byte[Chunk];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            if (content.Length + count > limit)
            {
                throw new KeytideException(
                    $"{name} is larger than {limit / (1024 * 1024)} MiB.", "Check that it is the file that AWS answered with.");
            }

            content.Write(buffer, 0, count);
        }

        return new SavedFile(name, ToUtf8(content.GetBuffer().AsMemory(0, (int)content.Length)));
    }

    /// <summary>Windows PowerShell writes what is redirected with <c>&gt;</c> as UTF-16.</summary>
    private static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> content) => content.Span switch
    {
        [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, content[2..].ToArray()),
        [0xFE, 0xFF, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, content[2..].ToArray()),
        var span when span.StartsWith(Utf8Mark) => content[Utf8Mark.Length..],
        _ => content,
    };
}
