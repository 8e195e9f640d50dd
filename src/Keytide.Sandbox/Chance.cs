using System.Buffers.Binary;
using System.Text;

namespace Keytide.Sandbox;

/// <summary>
/// Chance that repeats. A fork depends only on the seed and the name, never on what was drawn before, so that one more draw
/// in one place changes nothing elsewhere.
/// </summary>
public sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public ulong Seed { get; } = seed;

    public Chance Fork(string name) => new(Mix(Seed, Hash(name)));

    public ulong Next()
    {
        unchecked
        {
            // SplitMix64: full period, and every seed, zero included, is as good as any other.
            _state += 0x9E3779B97F4A7C15;
            return Scramble(_state);
        }
    }

    /// <summary>A number from 0 (included) to 1 (excluded).</summary>
    public double NextDouble() => ToDouble(Next());

    /// <summary>A number from 0 (included) to <paramref name="below"/> (excluded).</summary>
    public int NextInt(int below) => (int)(Next() % (ulong)below);

    public void Fill(Span<byte> bytes)
    {
        Span<byte> eight = stackalloc byte[8];
        while (bytes.Length > 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(eight, Next());
            var count = Math.Min(8, bytes.Length);
            eight[..count].CopyTo(bytes);
            bytes = bytes[count..];
        }
    }

    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString("D");
    }

    /// <summary>A number from 0 (included) to 1 (excluded) that belongs to these values for ever; nothing is drawn.</summary>
    public static double At(ulong seed, ulong first, ulong second) => ToDouble(Mix(Mix(seed, first), second));

    /// <summary>FNV-1a: string hashes of the runtime differ from process to process.</summary>
    public static ulong Hash(string text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var b in Encoding.UTF8.GetBytes(text))
            {
                hash = (hash ^ b) * 1099511628211UL;
            }

            return hash;
        }
    }

    private static double ToDouble(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong a, ulong b)
    {
        unchecked
        {
            return Scramble(a + (0x9E3779B97F4A7C15 * (b + 1)));
        }
    }

    private static ulong Scramble(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
