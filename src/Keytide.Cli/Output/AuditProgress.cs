using Keytide.Compliance;

namespace Keytide.Cli.Output;

/// <summary>
/// How far a long audit has come, as one line on standard error that is drawn over again: accounts, calls, findings. Where standard
/// error is no terminal it says nothing at all. Safe to use from many accounts at once.
/// </summary>
/// <param name="error">Standard error.</param>
/// <param name="isTerminal">Whether a person can see it; false for <c>--quiet</c> as well.</param>
/// <param name="width">Columns of the terminal.</param>
/// <param name="time">Says how long it took, and when to draw again.</param>
public sealed class AuditProgress(TextWriter error, bool isTerminal, int width, TimeProvider time) : IDisposable
{
    private const string ClearLine = "\r\u001b[K";
    private const int BarWidth = 24;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(120);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private long _drawn;
    private bool _isShown;
    private int? _accounts;
    private int _done;
    private long _calls;
    private long _findings;

    /// <summary>How many accounts there are to audit, once that is known.</summary>
    public void Expect(int accounts) => Change(() => _accounts = accounts);

    /// <summary>A request was sent.</summary>
    public void Call() => Change(() => _calls++);

    /// <summary>An account is done.</summary>
    public void Done(AccountAudit account) => Change(() =>
    {
        _done++;
        _findings += account.Findings.Count(finding => finding.Verdict == Verdict.Fail);
    });

    /// <summary>Takes the line away, so that something else can be written. The next change draws it again.</summary>
    public void Hide()
    {
        lock (_gate)
        {
            if (_isShown)
            {
                error.Write(ClearLine);
                error.Flush();
                _isShown = false;
            }
        }
    }

    public void Dispose() => Hide();

    private void Change(Action change)
    {
        if (!isTerminal)
        {
            return;
        }

        lock (_gate)
        {
            change();
            var now = time.GetTimestamp();
            if (!_isShown || time.GetElapsedTime(_drawn, now) >= Between)
            {
                _drawn = now;
                _isShown = true;
                error.Write(ClearLine + Line(now));
                error.Flush();
            }
        }
    }

    private string Line(long now)
    {
        var elapsed = time.GetElapsedTime(_start, now);
        var accounts = _accounts is { } all
            ? $"{Bar(all)} {Figure.Of(_done)}/{Figure.Of(all)} accounts"
            : $"{Figure.Of(_done)} accounts";
        var line = $"{accounts}, {Figure.Of(_calls, "call")}, {Figure.Of(_findings, "finding")}, "
            + $"{(int)elapsed.TotalMinutes}:{elapsed.Seconds:00}";
        return line.Length < width ? line : line[..Math.Max(0, width - 1)];
    }

    private string Bar(int all)
    {
        var filled = all == 0 ? BarWidth : (int)Math.Min(BarWidth, (long)BarWidth * _done / all);
        return new string('━', filled) + new string('─', BarWidth - filled);
    }
}
