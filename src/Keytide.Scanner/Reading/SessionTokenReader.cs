using Keytide.Scanner.Clues;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Reading;

/// <summary>Reads a session token from its known beginning on, through the escapes that URLs and JSON put into it.</summary>
internal sealed class SessionTokenReader
{
    private const int Longest = 16384;

    private readonly byte[] _token = new byte[Longest];
    private readonly byte[] _decoded = new byte[Longest];

    /// <returns>Where the token ends, or the start when there is none.</returns>
    public int Read(in Layer layer, int start)
    {
        var text = layer.Text;
        if (SessionTokenShape.KnownStart(text[start..]) == 0 || !TokenEdge.Begins(text, start))
        {
            return start;
        }

        var at = start;
        var length = 0;
        while (at < text.Length && length < Longest && Next(text[at..], out var character, out var width))
        {
            _token[length++] = character;
            at += width;
        }

        var token = _token.AsSpan(0, length);
        if (length < SessionTokenShape.ShortestLength)
        {
            return at;
        }

        var clue = layer.Add(ClueKind.SessionToken, start, at, token);
        var shape = SessionTokenShape.Read(token, _decoded);
        clue.Account = shape.Account;
        clue.IssuedAt = shape.IssuedAt;
        clue.Label = LabelReader.Read(text, start, at);
        token.Clear();
        return at;
    }

    private static bool Next(ReadOnlySpan<byte> rest, out byte character, out int width)
    {
        character = rest[0];
        width = 1;
        if (ByteClass.IsBase64(character) || character == '=')
        {
            return true;
        }

        (character, width) = rest switch
        {
            [(byte)'\\', (byte)'/', ..] => ((byte)'/', 2),
            [(byte)'%', (byte)'2', (byte)'5', var a, var b, ..] => (Symbol(a, b), 5),
            [(byte)'%', var a, var b, ..] => (Symbol(a, b), 3),
            [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', var a, var b, ..] => (Symbol(a, b), 6),
            _ => ((byte)0, 1),
        };
        return character != 0;
    }

    private static byte Symbol(byte high, byte low) => (high, ByteClass.ToLower(low)) switch
    {
        ((byte)'2', (byte)'b') => (byte)'+',
        ((byte)'2', (byte)'f') => (byte)'/',
        ((byte)'3', (byte)'d') => (byte)'=',
        _ => 0,
    };
}
