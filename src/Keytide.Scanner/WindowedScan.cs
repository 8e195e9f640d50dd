using Keytide.Scanner.Grading;

namespace Keytide.Scanner;

/// <summary>
/// Scans a text of any length in bounded memory. It is fed piece by piece and reads overlapping windows: what a window finds counts where
/// the window has at least <see cref="Margin"/> bytes on both sides, so that nothing depends on where the windows were cut.
/// </summary>
public sealed class WindowedScan
{
    /// <summary>Bytes of context on both sides of what counts: more than the longest thing that is read as a whole.</summary>
    public const int Margin = 65536;

    /// <summary>The least bytes that a scan can hold at once.</summary>
    public const int SmallestWindow = 4 * Margin;

    private readonly LeakScanner _scanner;
    private readonly LeakHandler _found;
    private readonly TextFacts _facts;
    private readonly byte[] _window;
    private int _length;
    private long _origin;
    private int _from;
    private int _runOffset;

    /// <param name="scanner">Used by this scan alone until <see cref="Complete"/>.</param>
    /// <param name="found">Called for each finding, in no particular order.</param>
    /// <param name="now">As the scanner's settings have it.</param>
    /// <param name="path">Where the text comes from.</param>
    /// <param name="window">Bytes to hold at once, at least four margins.</param>
    public WindowedScan(LeakScanner scanner, LeakHandler found, DateTimeOffset? now, string? path = null, int window = 4 << 20)
    {
        _scanner = scanner;
        _found = found;
        _facts = TextFacts.Of(path, now);
        _window = new byte[Math.Max(window, SmallestWindow)];
        scanner.Begin();
    }

    /// <summary>Bytes taken in so far.</summary>
    public long Length => _origin + _length;

    /// <summary>Where the next bytes may be written, followed by <see cref="Advance"/>; never empty.</summary>
    public Span<byte> Space => _window.AsSpan(_length);

    /// <summary>Takes in bytes that were written into <see cref="Space"/>.</summary>
    public void Advance(int count)
    {
        _length += count;
        if (_length == _window.Length)
        {
            ReadFullWindow();
        }
    }

    /// <summary>Takes in a copy of some bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var count = Math.Min(bytes.Length, Space.Length);
            bytes[..count].CopyTo(Space);
            bytes = bytes[count..];
            Advance(count);
        }
    }

    /// <summary>Reads what is left and reports what waited for its partner.</summary>
    public void Complete()
    {
        Read(_length, isLast: true);
        _scanner.Finish(_facts, _found);
        _window.AsSpan().Clear();
    }

    private void ReadFullWindow()
    {
        var to = _length - Margin;
        Read(to, isLast: false);
        var keepFrom = to - Margin;
        _runOffset = RunOffset(keepFrom);
        _window.AsSpan(keepFrom, _length - keepFrom).CopyTo(_window);
        _origin += keepFrom;
        _length -= keepFrom;
        _from = Margin;
    }

    private void Read(int to, bool isLast)
    {
        if (_scanner.ReadWindow(_window.AsSpan(0, _length), _origin, _runOffset, _from, to, isLast))
        {
            _scanner.Join(_facts, _found);
        }
    }

    // How far a run of base64 has come at a place, modulo the four characters of a group.
    private int RunOffset(int at)
    {
        var before = _window.AsSpan(0, at);
        var outside = Base64Alphabet.LastIndexOfOther(before);
        return outside < 0 ? (at + _runOffset) & 3 : (at - outside - 1) & 3;
    }
}
