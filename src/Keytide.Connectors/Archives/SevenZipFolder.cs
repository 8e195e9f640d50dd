namespace Keytide.Connectors.Archives;

/// <summary>What of a 7z is packed as one: contents one behind the other.</summary>
/// <param name="Steps">What has to be undone, the first one first; null where that is no chain, as with BCJ2.</param>
/// <param name="Streams">Packed streams that it is made of.</param>
internal sealed record SevenZipFolder(IReadOnlyList<SevenZipStep>? Steps, int Streams)
{
    /// <summary>The step that gives each of its streams, in the order in which their lengths come; -1 for none that is known.</summary>
    public required IReadOnlyList<int> Order { get; init; }

    /// <summary>Which of these comes out in the end.</summary>
    public required int Last { get; init; }

    /// <summary>Bytes that come out in the end.</summary>
    public long Length { get; set; }

    /// <summary>The checksum of all that comes out; null where it has none.</summary>
    public uint? Checksum { get; set; }

    /// <summary>Lengths of the contents, in order, each with its checksum.</summary>
    public IReadOnlyList<(long Length, uint? Checksum)> Contents { get; set; } = [];
}
