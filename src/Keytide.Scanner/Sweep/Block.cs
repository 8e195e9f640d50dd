namespace Keytide.Scanner.Sweep;

/// <summary>What the vector pass knows of 64 bytes: a bit a byte, the first byte in the lowest bit.</summary>
/// <param name="Anchors">Where an anchor may start.</param>
/// <param name="InRun">Which bytes are of the base64 alphabet.</param>
/// <param name="Zeros">Which bytes are zero.</param>
internal readonly record struct Block(ulong Anchors, ulong InRun, ulong Zeros)
{
    public const int Length = 64;
}
