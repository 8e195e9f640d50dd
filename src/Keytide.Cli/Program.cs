using Keytide;
using Keytide.Cli;
using Keytide.Cli.Output;
using Keytide.Cli.Scan;

var error = new LateWriter(() => Console.Error);
var line = new KeytideCommandLine(settings =>
    new CommandContext(settings, new StandardOutput(), error, TimeProvider.System, new SystemEntropy()));

// A commit hook is over before anybody could stop it, and has nothing to put in order when it is killed: it does not wait for a handler.
return (ScanCommand.IsOfHook(args) ? line.RunHook(error, CancellationToken.None) : RunAsync()).GetAwaiter().GetResult();

async Task<int> RunAsync()
{
    using var stop = new CancellationTokenSource();
    try
    {
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = !stop.IsCancellationRequested; // The second Ctrl-C ends the process at once.
            stop.Cancel();
        };
    }
    catch (UnauthorizedAccessException)
    {
        // Standard output is closed. What has to be written there says so, and Ctrl-C ends the process at once.
    }

    return await line.RunAsync(args, new LateWriter(() => Console.Out), error, stop.Token);
}
