using System.Runtime.InteropServices;

namespace Keytide.Cli.Sandbox;

/// <summary>Ctrl-C and SIGTERM as a cancellation, so that what is under way is ended in order.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration[] _signals;

    private StopSignals(CancellationTokenSource stop)
    {
        _stop = stop;
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, End), PosixSignalRegistration.Create(PosixSignal.SIGINT, End),
        ];
    }

    public CancellationToken Token => _stop.Token;

    public static StopSignals Listen(CancellationToken cancellation) =>
        new(CancellationTokenSource.CreateLinkedTokenSource(cancellation));

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _stop.Dispose();
    }

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _stop.Cancel();
    }
}
