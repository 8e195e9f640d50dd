namespace Keytide.Connectors.Git.Compression;

/// <summary>How unpacking ended.</summary>
internal enum InflateEnd
{
    /// <summary>At the end of the stream.</summary>
    Complete,

    /// <summary>The output is full and the stream goes on.</summary>
    Full,

    /// <summary>The input ended in the middle of the stream.</summary>
    Truncated,

    /// <summary>It is no valid stream.</summary>
    Damaged,
}
