using System.Buffers;
using System.Security.Cryptography;
using Keytide.Scanner.Clues;

namespace Keytide.Scanner.Layers;

/// <summary>A decoded text on rented memory, which is overwritten when something was found in it and given back in any case.</summary>
internal ref struct DecodedLayer
{
    private readonly byte[] _buffer;
    private readonly OffsetTable? _table;
    private bool _heldSomething;

    public DecodedLayer(byte[] buffer, int length, OffsetTable? table)
    {
        _buffer = buffer;
        _table = table;
        Text = buffer.AsSpan(0, length);
    }

    public ReadOnlySpan<byte> Text { get; }

    public required OffsetMap Map { get; init; }

    public required int Depth { get; init; }

    /// <summary>Where, in the text outside, the encoded stretch ends.</summary>
    public required int End { get; init; }

    /// <summary>False when decoding changed nothing.</summary>
    public bool Changed { get; init; }

    /// <summary>Moves the clues found in this text out into the text around it.</summary>
    public void Leave(ReadOnlySpan<Clue> clues)
    {
        _heldSomething |= clues.Length > 0;
        foreach (var clue in clues)
        {
            clue.LocalStart = Map.OuterStart(clue.LocalStart);
            clue.LocalEnd = Map.OuterEnd(clue.LocalEnd);
            if (Map.Outer is { Kind: LayerKind.Unwrapped } lines)
            {
                clue.LocalStart = lines.OuterStart(clue.LocalStart);
                clue.LocalEnd = lines.OuterEnd(clue.LocalEnd);
            }

            clue.LeaveLayer(Map.Kind);
        }
    }

    public readonly void Dispose()
    {
        if (_heldSomething)
        {
            CryptographicOperations.ZeroMemory(_buffer);
        }

        ArrayPool<byte>.Shared.Return(_buffer);
        _table?.Return();
    }
}
