using System.Globalization;
using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary>
/// This process as the holder of leases: machine, boot, process namespace, process and its start. Another process of the same machine can
/// tell by it that this one has died, and need not wait for its leases to end. Where that cannot be told they are waited out.
/// </summary>
internal static class ThisEngine
{
    private const string Processes = "/proc";

    // The state letter is the third field of stat, the time the process started the twenty-second (proc_pid_stat(5)).
    private const int StateField = 0;
    private const int StartField = 19;

    public static RotationEngine Of() => new(Name(), LeaseTerms.Usual, IsGone);

    /// <summary>Who is at the keyboard, for the record.</summary>
    public static string Operator() => $"{Environment.UserName}@{Environment.MachineName}";

    private static string Name()
    {
        var process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return $"{Place()}/{process}/{Fields(process)?[StartField] ?? "unknown"}";
    }

    private static bool IsGone(string holder)
    {
        var parts = holder.Split('/');
        if (parts.Length != 3 || parts[0] != Place() || parts[2] == "unknown" || !parts[1].All(char.IsAsciiDigit))
        {
            return false;
        }

        return Directory.Exists(Processes) && Fields(parts[1]) is var fields
            && (fields is null || fields[StateField] is "Z" or "X" || fields[StartField] != parts[2]);
    }

    private static string Place() => string.Join(
        ' ',
        Environment.MachineName.Replace('/', '-'),
        Text("/proc/sys/kernel/random/boot_id") ?? "?",
        OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget ?? "?" : "?");

    // The program's name stands in parentheses and may hold anything, blanks and parentheses too.
    private static string[]? Fields(string process) =>
        Text($"{Processes}/{process}/stat") is { } stat && stat.LastIndexOf(')') is var end and > 0
        && stat[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > StartField } fields
            ? fields
            : null;

    private static string? Text(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        }
        catch (IOException)
        {
            return null; // The process ended between the two calls.
        }
    }
}
