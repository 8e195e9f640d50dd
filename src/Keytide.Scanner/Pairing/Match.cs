namespace Keytide.Scanner.Pairing;

/// <summary>Two clues of a cluster, by index, and the cost of joining them.</summary>
internal sealed record Match(int First, int Second, int Cost);
