using System.Buffers;

namespace Keytide.Scanner.Layers;

/// <summary>Where each byte of a rewritten text began and how many bytes it took, on rented memory.</summary>
internal sealed class OffsetTable
{
    public static readonly OffsetTable Empty = new();

    public int[] Starts { get; private set; } = [];

    public byte[] Widths { get; private set; } = [];

    public void Rent(int length)
    {
        Starts = ArrayPool<int>.Shared.Rent(length);
        Widths = ArrayPool<byte>.Shared.Rent(length);
    }

    public void Return()
    {
        if (Starts.Length > 0)
        {
            ArrayPool<int>.Shared.Return(Starts);
            ArrayPool<byte>.Shared.Return(Widths);
        }

        Starts = [];
        Widths = [];
    }

    /// <summary>
    /// Puts this table behind another: <paramref name="inner"/> counts in bytes of the text that this table describes, and afterwards
    /// counts in bytes of the text that this table counts in.
    /// </summary>
    public void Compose(OffsetTable inner, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var first = inner.Starts[i];
            var last = first + inner.Widths[i] - 1;
            inner.Starts[i] = Starts[first];
            inner.Widths[i] = (byte)Math.Min(255, Starts[last] + Widths[last] - Starts[first]);
        }
    }
}
