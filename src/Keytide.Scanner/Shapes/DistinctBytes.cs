using System.Numerics;

namespace Keytide.Scanner.Shapes;

/// <summary>
/// Counts how many different ASCII characters a value has. Two words, because what uses a UInt128 cannot be compiled ahead.
/// </summary>
internal struct DistinctBytes
{
    private ulong _low;
    private ulong _high;

    public readonly int Count => BitOperations.PopCount(_low) + BitOperations.PopCount(_high);

    public void Add(byte character)
    {
        var bit = 1UL << (character & 63);
        if ((character & 64) == 0)
        {
            _low |= bit;
        }
        else
        {
            _high |= bit;
        }
    }
}
