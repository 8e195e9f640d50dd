namespace Keytide.Scanner;

/// <summary>A stretch of the scanned bytes that belongs to a finding, in the offsets of the original.</summary>
/// <param name="Kind">What the stretch holds.</param>
/// <param name="Offset">Of its first byte, from 0.</param>
/// <param name="Length">In bytes, escapes and encodings included.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in bytes, or in code units where the text is UTF-16.</param>
public sealed record FindingPart(PartKind Kind, long Offset, int Length, int Line, int Column)
{
    /// <summary>The offset behind the last byte.</summary>
    public long End => Offset + Length;
}
