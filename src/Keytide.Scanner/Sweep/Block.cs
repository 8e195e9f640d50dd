namespace Keytide.Scanner.Sweep;

/// <summary>The unit of the vector pass.</summary>
internal static class Block
{
    /// <summary>Bytes: a bit a byte fills one machine word.</summary>
    public const int Length = 64;
}
