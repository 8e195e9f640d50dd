namespace Keytide.Connectors.Git.Staging;

/// <summary>An index, read.</summary>
/// <param name="Entries">In the order of git: by the bytes of their names, then by stage.</param>
/// <param name="Tree">What it knows of trees; null for nothing.</param>
/// <param name="Link">Set where it is the smaller half of a split index.</param>
internal sealed record IndexContent(IndexEntry[] Entries, CacheTree? Tree, SplitLink? Link)
{
    public static IndexContent Empty { get; } = new([], null, null);
}
