namespace Keytide.Scanning;

/// <summary>The order in which findings are reported: the same in every run, however the threads came to them.</summary>
public static class LeakOrder
{
    public static IReadOnlyList<FileFinding> Sorted(IReadOnlyList<FileFinding> findings) => findings.Count < 2 ? findings :
    [
        .. findings
            .OrderBy(found => found.Path, StringComparer.Ordinal)
            .ThenBy(found => found.Finding.Primary.Offset)
            .ThenBy(found => found.Finding.Rule)
            .ThenBy(found => found.ObjectId, StringComparer.Ordinal)
            .ThenBy(found => found.Finding.Fingerprint, StringComparer.Ordinal),
    ];
}
