namespace Keytide.Connectors.Git.Objects;

/// <summary>What reading a repository may cost at most. Beyond it lies nothing that people make; what does is said and left.</summary>
internal static class GitLimits
{
    /// <summary>Bytes of an object that is unpacked in memory. Larger ones that are no deltas are read as streams.</summary>
    public const int ObjectInMemory = 256 << 20;

    /// <summary>Bytes of an object that is not kept back for deltas and goes through windows.</summary>
    public const int ObjectAtOnce = 16 << 20;

    /// <summary>Deltas between an object and one that is none. Git writes at most 4,095.</summary>
    public const int ChainLength = 10_000;

    /// <summary>Bytes that may be unpacked for one object that is asked for by name.</summary>
    public const long ChainBytes = 4L << 30;

    /// <summary>Bytes of a pack that are kept in memory while it is scanned.</summary>
    public const long PackInMemory = 512L << 20;

    /// <summary>Bytes of unpacked bases that wait for their deltas, for each thread.</summary>
    public const long WaitingBases = 512L << 20;

    /// <summary>Bytes that a pack may unpack to, for each of its own, on top of <see cref="UnpackedAlways"/>.</summary>
    public const long UnpackedForEach = 20_000;

    /// <summary>Bytes that any pack may unpack to.</summary>
    public const long UnpackedAlways = 256L << 20;

    /// <summary>Bytes that all archives of a repository may unpack to, on top of <see cref="ArchivesRatio"/>.</summary>
    public const long ArchivesAlways = 64L << 30;

    /// <summary>Bytes that they may unpack to, for each of theirs.</summary>
    public const long ArchivesRatio = 50;

    /// <summary>Bytes of an index of a pack.</summary>
    public const long IndexFile = int.MaxValue - 64;

    /// <summary>Bytes of files of settings and references.</summary>
    public const long SmallFile = 256 << 20;

    /// <summary>Folders inside folders.</summary>
    public const int TreeDepth = 1_000;

    /// <summary>Alternates of alternates; git itself stops there.</summary>
    public const int AlternateDepth = 5;

    /// <summary>Object folders of one repository.</summary>
    public const int ObjectFolders = 256;
}
