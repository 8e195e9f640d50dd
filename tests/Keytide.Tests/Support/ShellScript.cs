using System.Diagnostics;

namespace Keytide.Tests.Support;

/// <summary>
/// Programs that tests write. Another process writes them: a file that this process has open for writing may still be open in a child that
/// some other test is just starting, and the system then refuses to run it ("text file busy").
/// </summary>
internal static class ShellScript
{
    /// <summary>Writes the file, with a mode for its owner alone to run it.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="text">All of it, the first line included.</param>
    public static void Write(string file, string text)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "umask 077 && cat > \"$0\" && chmod 700 \"$0\"", file])
        {
            RedirectStandardInput = true,
        })!;
        shell.StandardInput.Write(text.ReplaceLineEndings("\n"));
        shell.StandardInput.Close();
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
