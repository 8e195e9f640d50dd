namespace Keytide;

/// <summary>The one source of chance: jitter, session names, tokens. Seeded in simulation, the operating system's elsewhere.</summary>
public interface IEntropy
{
    void Fill(Span<byte> bytes);

    /// <summary>A number from 0 (included) to 1 (excluded).</summary>
    double NextDouble();
}
