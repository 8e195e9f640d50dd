namespace Keytide.Connectors.Git;

/// <summary>What the scan of a repository and those of its submodules share, so that a limit is one for all of them.</summary>
internal sealed class ScannedTogether
{
    public SubmoduleLinks Links { get; } = new();

    public SharedFolders Folders { get; } = new();

    /// <summary>What archives cost that were opened to look for hits.</summary>
    public ArchiveTotals Archives { get; } = new();

    /// <summary>What archives cost that were opened again because something is in them.</summary>
    public ArchiveTotals ArchivesWithHits { get; } = new();
}
