namespace Keytide;

/// <summary>
/// Chance that repeats: the same seed gives the same bytes on every machine. For simulation and tests, never for secrets.
/// </summary>
public sealed class SeededEntropy(ulong seed) : IEntropy
{
    private ulong _state = seed;

    public void Fill(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(Next() & 0xFF);
        }
    }

    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    // SplitMix64: full period, and every seed, zero included, is as good as any other.
    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
