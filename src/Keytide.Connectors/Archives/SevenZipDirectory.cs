namespace Keytide.Connectors.Archives;

/// <summary>What is in a 7z, and where.</summary>
/// <param name="Start">Of the packed bytes, behind the signature.</param>
/// <param name="Packed">Lengths of the packed streams, one behind the other.</param>
/// <param name="Folders">What they are made of, in their order.</param>
/// <param name="Files">Names in order, and whether each has a content.</param>
internal sealed record SevenZipDirectory(
    long Start,
    IReadOnlyList<long> Packed,
    IReadOnlyList<SevenZipFolder> Folders,
    IReadOnlyList<(string Name, bool HasContent)> Files)
{
    public static SevenZipDirectory Empty { get; } = new(0, [], [], []);
}
