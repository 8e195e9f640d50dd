using Keytide.Scanning;

namespace Keytide.Cli.Output.Scan;

/// <summary>How far a scan has come, as one line on standard error that is drawn over again. Without a terminal it says nothing.</summary>
public sealed class ScanProgress : IDisposable
{
    private const string ClearLine = "\r\u001b[K";

    // A scan that is over sooner draws nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(120);

    private readonly Lock _gate = new();
    private readonly TextWriter _error;
    private readonly ScanMeter _meter;
    private readonly TimeProvider _time;
    private readonly int _width;
    private readonly string _unit;
    private readonly long _start;
    private readonly ITimer _timer;
    private bool _isShown;
    private bool _isOver;

    /// <param name="error">Standard error.</param>
    /// <param name="meter">Counts along.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <param name="unit">What is counted, in one word.</param>
    /// <param name="time">Says how long it took, and when to draw.</param>
    public ScanProgress(TextWriter error, ScanMeter meter, int width, string unit, TimeProvider time)
    {
        (_error, _meter, _width, _unit, _time) = (error, meter, width, unit, time);
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Draw(), null, Patience, Between);
    }

    /// <summary>The progress of a command; null where nobody can see it.</summary>
    public static ScanProgress? Start(CommandContext context, ScanMeter meter, string unit) =>
        context.Settings.Quiet || Console.IsErrorRedirected
            ? null
            : new ScanProgress(context.Error, meter, Console.WindowWidth <= 0 ? 80 : Console.WindowWidth, unit, context.Time);

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _isOver = true;
            if (_isShown)
            {
                _error.Write(ClearLine);
                _error.Flush();
            }
        }
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            var seconds = Math.Max(0.001, _time.GetElapsedTime(_start).TotalSeconds);
            var (files, bytes) = (_meter.Files, _meter.Bytes);
            var line = $"{Figure.Of(files, _unit)}, {Figure.Bytes(bytes)}, {Figure.Bytes((long)(bytes / seconds))}/s, "
                + $"{(int)seconds / 60}:{(int)seconds % 60:00}";
            _error.Write(ClearLine + (line.Length < _width ? line : line[..Math.Max(0, _width - 1)]));
            _error.Flush();
            _isShown = true;
        }
    }
}
