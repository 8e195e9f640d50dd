using Keytide;
using Keytide.Cli;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = !stop.IsCancellationRequested; // The second Ctrl-C ends the process at once.
    stop.Cancel();
};

var line = new KeytideCommandLine(settings =>
    new CommandContext(settings, Console.OpenStandardOutput(), Console.Error, TimeProvider.System, new SystemEntropy()));
return await line.RunAsync(args, Console.Out, Console.Error, stop.Token);
