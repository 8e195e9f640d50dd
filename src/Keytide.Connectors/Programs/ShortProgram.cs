using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Keytide.Connectors.Programs;

/// <summary>
/// Runs a program that takes something on standard input and answers on standard output, within a minute. Secrets go in and out that way,
/// never as arguments, which everybody on the machine can see.
/// </summary>
public static class ShortProgram
{
    private const int LargestAnswer = 256 * 1024;
    private const int LongestErrors = 4 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <param name="program">A name to be found on the path, or a path.</param>
    /// <param name="arguments">No secret.</param>
    /// <param name="variables">Variables beside those of the environment.</param>
    /// <param name="input">What it gets on standard input.</param>
    /// <param name="time">Measures the time limit.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProgramFailedException">It did not come to an end of its own.</exception>
    public static async Task<ProgramAnswer> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> variables,
        ReadOnlyMemory<byte> input,
        TimeProvider time,
        CancellationToken cancellation)
    {
        using var process = Start(program, arguments, variables);
        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            var errors = ReadAsync(process.StandardError.BaseStream, LongestErrors, either.Token);
            var output = ReadAsync(process.StandardOutput.BaseStream, LargestAnswer + 1, either.Token);
            await SendAsync(process, input, either.Token);
            var answer = await output;
            var words = Quoted.Sentence(Encoding.UTF8.GetString(await errors).Trim());
            await process.WaitForExitAsync(either.Token);
            return answer.Length <= LargestAnswer
                ? new ProgramAnswer(process.ExitCode, answer, words)
                : throw new ProgramFailedException($"answered with more than {LargestAnswer} bytes");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ProgramFailedException($"did not end within {Limit.TotalSeconds} s");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start) ?? throw new ProgramFailedException("could not be started");
        }
        catch (Win32Exception problem)
        {
            throw new ProgramFailedException($"could not be started: {Quoted.Sentence(problem.Message)}", problem);
        }
    }

    // A program may end without reading; its exit code then says what it thinks of its input.
    private static async Task SendAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellation);
            process.StandardInput.Close();
        }
        catch (IOException broken)
        {
            if (!process.WaitForExit(milliseconds: 1000))
            {
                throw new ProgramFailedException("does not read its input", broken);
            }
        }
    }

    // Read to the end even where it is too much, so that the program is not held up by a full pipe.
    private static async Task<byte[]> ReadAsync(Stream stream, int most, CancellationToken cancellation)
    {
        var bytes = new byte[most];
        var length = await stream.ReadAtLeastAsync(bytes, most, throwOnEndOfStream: false, cancellation);
        await stream.CopyToAsync(Stream.Null, cancellation);
        return bytes[..length];
    }
}
