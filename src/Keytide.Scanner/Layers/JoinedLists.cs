namespace Keytide.Scanner.Layers;

/// <summary>Where literals may be joined across commas: close to a call that joins, concatenates or formats them.</summary>
internal ref struct JoinedLists(ReadOnlySpan<byte> text)
{
    private const int Reach = 200;
    private const int NotAsked = -1;

    private readonly ReadOnlySpan<byte> _text = text;
    private int _from = 0;
    private int _to = 0;
    private int _next = NotAsked;

    /// <summary>True close to such a call. To be asked in ascending order.</summary>
    public bool Covers(int at)
    {
        _next = _next == NotAsked ? MayHoldCall(_text) ? 0 : int.MaxValue : _next;
        while (at >= _to && _next < int.MaxValue)
        {
            MoveNext();
        }

        return at >= _from && at < _to;
    }

    private void MoveNext()
    {
        while (_next < _text.Length)
        {
            if (MayEndCall(_text[_next++]) && EndsCall(_text[.._next]))
            {
                var from = Math.Max(0, _next - Reach);
                _from = from <= _to && _to > 0 ? _from : from;
                _to = _next + Reach;
                return;
            }
        }

        _next = int.MaxValue;
    }

    // Most texts hold none, and need not be gone through byte by byte.
    private static bool MayHoldCall(ReadOnlySpan<byte> text) =>
        text.IndexOf("oin"u8) >= 0 || text.IndexOf("ormat"u8) >= 0 || text.IndexOf("oncat"u8) >= 0 || text.IndexOf("rintf"u8) >= 0
        || text.IndexOf("mplode"u8) >= 0;

    private static bool MayEndCall(byte mark) =>
        mark is (byte)'(' or (byte)':' or (byte)'[' or (byte)' ' or (byte)'\n' or (byte)')' or (byte)';';

    // join(, Join(, joinToString(; !Join [, "Fn::Join": and Perl's join '', …; implode(, concat(, format(, sprintf(.
    private static bool EndsCall(ReadOnlySpan<byte> before)
    {
        var call = before[..^1].TrimEnd("\"' \r"u8);
        if (call.IsEmpty || call[^1] is not ((byte)'n' or (byte)'g' or (byte)'e' or (byte)'t' or (byte)'f'))
        {
            return false;
        }

        return call.EndsWith("oin"u8) || call.EndsWith("oinToString"u8)
            || (before[^1] == '('
                && (call.EndsWith("mplode"u8) || call.EndsWith("oncat"u8) || call.EndsWith("ormat"u8) || call.EndsWith("rintf"u8)));
    }
}
