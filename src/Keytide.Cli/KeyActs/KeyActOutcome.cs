namespace Keytide.Cli.KeyActs;

/// <summary>What came of a change that was asked for. The names are shown and are kept.</summary>
internal enum KeyActOutcome
{
    Done,

    /// <summary>It would have been done, had it not been a dry run.</summary>
    WouldBeDone,

    /// <summary>The key was in that status already.</summary>
    AlreadySo,

    Refused,
    Failed,
}
