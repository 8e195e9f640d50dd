namespace Keytide.Scanner.Layers;

/// <summary>
/// Which lines of a text are quoted-printable (RFC 2045, 6.7): behind every equals sign stand two hexadecimal digits or the end of the
/// line. Their length proves nothing, as they may have been joined. Only a text with =3D in it is looked at.
/// </summary>
internal ref struct QuotedPrintable(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly bool _mayHold = text.IndexOf("=3D"u8) >= 0;
    private int _lineEnd = -1;
    private bool _isLine = false;

    /// <summary>True when a place is in such a line. To be asked in ascending order.</summary>
    public bool Holds(int at)
    {
        if (_mayHold && at > _lineEnd)
        {
            var start = _text[..at].LastIndexOf((byte)'\n') + 1;
            var length = _text[start..].IndexOf((byte)'\n');
            _lineEnd = length < 0 ? _text.Length : start + length;
            _isLine = IsLine(_text[start.._lineEnd].TrimEnd("\r"u8));
        }

        return _mayHold && _isLine;
    }

    private static bool IsLine(ReadOnlySpan<byte> line)
    {
        for (var i = line.IndexOf((byte)'='); i >= 0 && i + 1 < line.Length;)
        {
            if (i + 2 >= line.Length || !IsDigit(line[i + 1]) || !IsDigit(line[i + 2]))
            {
                return false;
            }

            var next = line[(i + 1)..].IndexOf((byte)'=');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return true;
    }

    private static bool IsDigit(byte value) => ByteClass.IsHex(value) && !ByteClass.IsLower(value);
}
