using System.Diagnostics;

namespace Keytide.EndToEnd.Support;

/// <summary>Runs a real program to its end and keeps what it printed.</summary>
public static class RealProgram
{
    public sealed record Result(int ExitCode, string Output, string Error);

    public static string KeytideDll { get; } = Path.Combine(AppContext.BaseDirectory, "keytide.dll");

    /// <summary>What starts the executable under test: the one that KEYTIDE_EXECUTABLE names, or the one that was just built.</summary>
    public static string[] Keytide { get; } =
        Environment.GetEnvironmentVariable("KEYTIDE_EXECUTABLE") is { Length: > 0 } executable ? [executable] : ["dotnet", KeytideDll];

    /// <summary>The executable under test, as a user would start it.</summary>
    public static Task<Result> KeytideAsync(string[] arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        RunAsync(Keytide[0], [.. Keytide[1..], .. arguments], TimeSpan.FromMinutes(3), environment);

    public static Process StartKeytide(string[] arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        Start(Keytide[0], [.. Keytide[1..], .. arguments], environment);

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    public static async Task<Result> RunAsync(
        string program, string[] arguments, TimeSpan limit, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var process = Start(program, arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {limit}.");
        }

        return new Result(process.ExitCode, await output, await error);
    }

    public static Process Start(string program, string[] arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
    }

    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Keytide.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("Not inside a checkout.");
    }
}
