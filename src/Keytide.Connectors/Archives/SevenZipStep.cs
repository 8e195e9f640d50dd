namespace Keytide.Connectors.Archives;

/// <summary>A step in which a folder of a 7z was packed.</summary>
/// <param name="Method">What it is packed with, by the number of the format.</param>
/// <param name="Properties">What a decoder has to know.</param>
internal sealed record SevenZipStep(ulong Method, byte[] Properties)
{
    /// <summary>Bytes that come out of it.</summary>
    public long Length { get; set; }
}
