namespace Keytide.Cli;

/// <summary>What the process tells the shell; fixed, since scripts read it.</summary>
public static class ExitCode
{
    /// <summary>Done, nothing found.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>The command line, a file or a setting is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Something that was asked for could not be read.</summary>
    public const int Incomplete = 3;

    public const int FindingsAndIncomplete = 4;

    /// <summary>An action failed; nothing is lost, the state says what.</summary>
    public const int ActionFailed = 5;

    /// <summary>Waits for a human.</summary>
    public const int Waiting = 6;

    public static int Of(bool findings, bool incomplete) => (findings, incomplete) switch
    {
        (false, false) => Clean,
        (true, false) => Findings,
        (false, true) => Incomplete,
        (true, true) => FindingsAndIncomplete,
    };
}
