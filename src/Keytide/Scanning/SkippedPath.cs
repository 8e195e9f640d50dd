namespace Keytide.Scanning;

/// <summary>Something that was named for scanning and was not scanned.</summary>
/// <param name="Path">As it would be named in a finding.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record SkippedPath(string Path, string Reason)
{
    /// <summary>Why the scan is whole without it, by nature or because the settings say so; null where it is not.</summary>
    public string? Accepted { get; init; }
}
