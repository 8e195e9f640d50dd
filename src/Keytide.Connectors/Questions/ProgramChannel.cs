using System.ComponentModel;
using System.Diagnostics;
using Keytide.Distribution;

namespace Keytide.Connectors.Questions;

/// <summary>
/// A program that is started once for each question: without arguments, the question on its standard input, the answer on its standard
/// output. Another exit code than 0 means no. What it writes to standard error is thrown away, since it may hold a secret.
/// </summary>
/// <param name="path">The program; a whole path.</param>
/// <param name="time">Measures its time limit of one minute.</param>
public sealed class ProgramChannel(string path, TimeProvider time) : IQuestionChannel
{
    private const int LargestAnswer = 64 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public string? WhyNot()
    {
        if (!File.Exists(path))
        {
            return $"there is no program {Quoted.Shorten(path)}.";
        }

        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var mode = File.GetUnixFileMode(path);
        return (mode & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) == 0
            ? $"{Quoted.Shorten(path)} is not executable."
            : (mode & UnixFileMode.OtherWrite) != 0 ? $"{Quoted.Shorten(path)} can be changed by anybody on this machine."
            : null;
    }

    public async Task<byte[]> AskAsync(ReadOnlyMemory<byte> question, CancellationToken cancellation)
    {
        using var process = Start();
        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            var answer = ReadAsync(process.StandardOutput.BaseStream, either.Token);
            await SendAsync(process, question, either.Token);
            var bytes = await answer;
            await errors;
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0
                ? bytes
                : throw new DestinationException($"{path} ended with exit code {process.ExitCode}.", mayHaveHappened: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DestinationException($"{path} did not end within {Limit.TotalSeconds} s.", mayHaveHappened: true);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo(path)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }) ?? throw new DestinationException($"{path} could not be started.");
        }
        catch (Win32Exception problem)
        {
            throw new DestinationException($"{path} could not be started: {problem.Message}", inner: problem);
        }
    }

    // A program may end without reading; its exit code then says what it thinks of the question.
    private async Task SendAsync(Process process, ReadOnlyMemory<byte> question, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(question, cancellation);
            process.StandardInput.Close();
        }
        catch (IOException broken)
        {
            if (!process.WaitForExit(milliseconds: 1000))
            {
                throw new DestinationException($"{path} does not read its question.", inner: broken);
            }
        }
    }

    private async Task<byte[]> ReadAsync(Stream output, CancellationToken cancellation)
    {
        var bytes = new byte[LargestAnswer + 1];
        var length = await output.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length <= LargestAnswer
            ? bytes[..length]
            : throw new DestinationException($"{path} answered with more than {LargestAnswer} bytes.", mayHaveHappened: true);
    }
}
