namespace Keytide.Scanner.Layers;

/// <summary>
/// Writes a text anew without escapes and with its literals joined: \n \" \/ \x41 \u0041 \101 %2F &amp;#47; lose their escape, colour
/// sequences of terminals, line continuations and the soft breaks of quoted-printable go, and "abc" + "def", "abc" "def", 'abc' . 'def'
/// become one literal. It looks at no more than the bytes ahead, so it may start anywhere. The output is never longer than the input; two
/// tables say where each byte of it came from.
/// </summary>
internal ref struct Unescaper
{
    private readonly ReadOnlySpan<byte> _source;
    private readonly Span<byte> _target;
    private readonly Span<int> _starts;
    private readonly Span<byte> _widths;
    private JoinedLists _lists;
    private QuotedPrintable _quotedPrintable;
    private int _at;

    /// <param name="source">What to rewrite.</param>
    /// <param name="target">At least as long as the source.</param>
    /// <param name="starts">Where each byte written began.</param>
    /// <param name="widths">How many bytes it took, up to 255.</param>
    public Unescaper(ReadOnlySpan<byte> source, Span<byte> target, Span<int> starts, Span<byte> widths)
    {
        _source = source;
        _target = target;
        _starts = starts;
        _widths = widths;
        _lists = new JoinedLists(source);
        _quotedPrintable = new QuotedPrintable(source);
    }

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>True when the output differs from the input.</summary>
    public readonly bool Changed => Length != _source.Length;

    public void Run()
    {
        while (_at < _source.Length)
        {
            var rest = _source[_at..];
            switch (rest[0])
            {
                case (byte)'\\':
                    Backslash(rest);
                    break;
                case (byte)'%' when rest.Length > 2 && TryHex(rest.Slice(1, 2), out var value):
                    Write(value, 3);
                    break;
                case (byte)'=' when rest.Length > 2 && _quotedPrintable.Holds(_at):
                    Equals(rest);
                    break;
                case (byte)'&':
                    Entity(rest);
                    break;
                case 0x1B when rest.Length > 1 && rest[1] == '[':
                    Skip(ColourLength(rest, 2));
                    break;
                case (byte)'^' when rest.StartsWith("^[["u8):
                    Skip(ColourLength(rest, 3));
                    break;
                case (byte)'"' or (byte)'\'' or (byte)'`':
                    Quote(rest);
                    break;
                default:
                    WritePlain(rest[..Math.Max(1, PlainLength(rest))]);
                    break;
            }
        }
    }

    private static int PlainLength(ReadOnlySpan<byte> rest)
    {
        var i = 0;
        while (i < rest.Length && rest[i] is < 128 and not
            ((byte)'\\' or (byte)'%' or (byte)'=' or (byte)'&' or 0x1B or (byte)'^' or (byte)'"' or (byte)'\'' or (byte)'`'))
        {
            i++;
        }

        return i;
    }

    private void Write(int value, int width)
    {
        _target[Length] = value < 128 ? (byte)value : (byte)128;
        _starts[Length] = _at;
        _widths[Length] = (byte)Math.Min(width, 255);
        Length++;
        _at += width;
    }

    private void WritePlain(ReadOnlySpan<byte> plain)
    {
        if (plain.Length == 1)
        {
            Write(plain[0], 1);
            return;
        }

        plain.CopyTo(_target[Length..]);
        var widths = _widths.Slice(Length, plain.Length);
        var starts = _starts.Slice(Length, plain.Length);
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = _at + i;
            widths[i] = 1; // To fill it would be one more method to compile first.
        }

        Length += plain.Length;
        _at += plain.Length;
    }

    private void Skip(int width) => _at += width;

    private void Backslash(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2)
        {
            Write(rest[0], 1);
            return;
        }

        switch (rest[1])
        {
            case (byte)'x' when rest.Length > 3 && TryHex(rest.Slice(2, 2), out var value):
                Write(value, 4);
                break;
            case (byte)'u' when rest.Length > 5 && TryHex(rest.Slice(2, 4), out var value):
                Write(value, 6);
                break;
            case (byte)'u' when rest.Length > 4 && rest[2] == '{':
                Braces(rest);
                break;
            case (byte)'U' when rest.Length > 9 && TryHex(rest.Slice(2, 8), out var value):
                Write(value, 10);
                break;
            case >= (byte)'0' and <= (byte)'3' when rest.Length > 3 && IsOctal(rest[2]) && IsOctal(rest[3]):
                Write(((rest[1] - '0') << 6) | ((rest[2] - '0') << 3) | (rest[3] - '0'), 4);
                break;
            case (byte)'n' or (byte)'r':
                Write('\n', 2);
                break;
            case (byte)'t':
                Write('\t', 2);
                break;
            case (byte)'e' when rest.Length > 2 && rest[2] == '[':
                Skip(ColourLength(rest, 3));
                break;
            case (byte)'/' or (byte)'"' or (byte)'\'' or (byte)'\\' or (byte)'`' or (byte)'+' or (byte)'=' or (byte)'&' or (byte)'$':
                Write(rest[1], 2);
                break;
            case (byte)'\n' or (byte)'\r':
                Skip(ContinuationLength(rest));
                break;
            default:
                Write(rest[0], 1);
                break;
        }
    }

    // Quoted-printable (RFC 2045, 6.7): =3D is an equals sign, and one at the end of a line joins it with the next.
    private void Equals(ReadOnlySpan<byte> rest)
    {
        if (rest[1] == '3' && rest[2] == 'D')
        {
            Write('=', 3);
        }
        else if (rest[1] == '\n' || (rest[1] == '\r' && rest[2] == '\n'))
        {
            Skip(rest[1] == '\n' ? 2 : 3);
        }
        else
        {
            Write(rest[0], 1);
        }
    }

    private void Braces(ReadOnlySpan<byte> rest)
    {
        var close = rest[..Math.Min(rest.Length, 11)].IndexOf((byte)'}');
        if (close > 3 && TryHex(rest[3..close], out var value))
        {
            Write(value, close + 1);
        }
        else
        {
            Write(rest[0], 1);
        }
    }

    private void Entity(ReadOnlySpan<byte> rest)
    {
        var semicolon = rest[..Math.Min(rest.Length, 9)].IndexOf((byte)';');
        var name = semicolon > 2 ? rest[1..semicolon] : default;
        var value = name switch
        {
            _ when name.SequenceEqual("amp"u8) => '&',
            _ when name.SequenceEqual("quot"u8) => '"',
            _ when name.SequenceEqual("apos"u8) => '\'',
            _ when name.SequenceEqual("lt"u8) => '<',
            _ when name.SequenceEqual("gt"u8) => '>',
            _ when name.SequenceEqual("sol"u8) => '/',
            _ when name.SequenceEqual("plus"u8) => '+',
            _ => Numbered(name),
        };
        Write(value >= 0 ? value : rest[0], value >= 0 ? semicolon + 1 : 1);
    }

    private static int Numbered(ReadOnlySpan<byte> name)
    {
        if (name is [(byte)'#', (byte)'x' or (byte)'X', _, ..])
        {
            return TryHex(name[2..], out var value) ? value : -1;
        }

        return name is [(byte)'#', _, ..]
            && System.Buffers.Text.Utf8Parser.TryParse(name[1..], out int number, out var used) && used == name.Length - 1 && number >= 0
            ? number
            : -1;
    }

    private void Quote(ReadOnlySpan<byte> rest)
    {
        var glue = LiteralGlue.Length(rest, ref _lists, _at);
        if (glue > 0)
        {
            Skip(glue);
        }
        else
        {
            Write(rest[0], 1);
        }
    }

    private static int ColourLength(ReadOnlySpan<byte> rest, int from)
    {
        var i = from;
        while (i < rest.Length && i < from + 16 && (ByteClass.IsDigit(rest[i]) || rest[i] is (byte)';' or (byte)'?'))
        {
            i++;
        }

        return i < rest.Length && ByteClass.IsLetter(rest[i]) ? i + 1 : from;
    }

    private static int ContinuationLength(ReadOnlySpan<byte> rest)
    {
        var i = 1;
        while (i < rest.Length && i < 80 && ByteClass.IsBlank(rest[i]))
        {
            i++;
        }

        return i;
    }

    private static bool IsOctal(byte c) => c is >= (byte)'0' and <= (byte)'7';

    private static bool TryHex(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            var nibble = ByteClass.HexValue(digit);
            if (nibble < 0 || value > 0xFFFFFF)
            {
                return false;
            }

            value = (value << 4) | nibble;
        }

        return true;
    }
}
