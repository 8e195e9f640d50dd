using Keytide.Scanner;

namespace Keytide.Cli.Scan;

/// <summary>
/// The scanner's test of itself, on a thread of its own beside the scan. Not one of the pool's: setting up the pool takes longer than the
/// test.
/// </summary>
internal sealed class SelfTestRun
{
    private readonly Thread _thread;
    private bool _hasPassed;
    private Exception? _error;

    private SelfTestRun(ScannerSettings scanner) => _thread = new Thread(() => Run(scanner)) { IsBackground = true };

    public static SelfTestRun Start(ScannerSettings scanner)
    {
        var run = new SelfTestRun(scanner);
        run._thread.Start();
        return run;
    }

    /// <summary>Waits for its end, and throws what it threw.</summary>
    public bool Passes()
    {
        _thread.Join();
        return _error is null ? _hasPassed : throw new InvalidOperationException("The scanner failed on its own test.", _error);
    }

    // An error that leaves a thread ends the process without a word.
    private void Run(ScannerSettings scanner)
    {
        try
        {
            _hasPassed = SelfTest.Passes(scanner);
        }
        catch (Exception error)
        {
            _error = error;
        }
    }
}
