using System.Security.Cryptography;
using Keytide.Scanner.Layers;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Clues;

/// <summary>
/// A piece of a credential and where it stands. Clues are used again and again by one scanner; the value is overwritten when a clue is
/// given back.
/// </summary>
internal sealed class Clue
{
    private byte[] _value = new byte[64];
    private int _length;

    public ClueKind Kind { get; set; }

    /// <summary>In the original.</summary>
    public long Start { get; set; }

    /// <summary>In the original, excluded.</summary>
    public long End { get; set; }

    /// <summary>In the text that is being read; moved outwards when a decoded text is done with.</summary>
    public int LocalStart { get; set; }

    public int LocalEnd { get; set; }

    /// <summary>The reading of a text that this clue came from: clues of one reading know the gaps between them.</summary>
    public int Reading { get; set; }

    /// <summary>The start of the clue from which <see cref="Gap"/> was measured.</summary>
    public long GapFrom { get; set; }

    /// <summary>The layers taken off, outermost in the lowest four bits; 0 for none.</summary>
    public uint Trail { get; set; }

    public int Line { get; set; }

    public int Column { get; set; }

    /// <summary>The line it stands on, fit to be shown.</summary>
    public string Excerpt { get; set; } = "";

    /// <summary>What stands behind a mark of allowance near it; null where there is none.</summary>
    public string? AllowText { get; set; }

    public Label Label { get; set; }

    public Gap Gap { get; set; }

    public AccessKeyShape Key { get; set; }

    public Randomness Randomness { get; set; }

    public StandIn Stand { get; set; }

    /// <summary>True when a dash, dot, underscore or equals sign touches the value: it may be part of something longer.</summary>
    public bool IsTouched { get; set; }

    /// <summary>True when AWS is spoken of nearby. Only looked for where it matters.</summary>
    public bool IsNearAws { get; set; }

    /// <summary>The account carried by the value, or -1.</summary>
    public long Account { get; set; }

    /// <summary>When a session token was issued.</summary>
    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>What a <see cref="ClueKind.Whole"/> is.</summary>
    public WholeCredential? Whole { get; set; }

    /// <summary>Set when the clue has become part of a finding.</summary>
    public bool IsUsed { get; set; }

    public ReadOnlySpan<byte> Value => _value.AsSpan(0, _length);

    public void SetValue(ReadOnlySpan<byte> value)
    {
        if (_value.Length < value.Length)
        {
            Wipe();
            _value = new byte[value.Length];
        }

        value.CopyTo(_value);
        _length = value.Length;
    }

    /// <summary>Overwrites the value and forgets everything else.</summary>
    public void Reset()
    {
        Wipe();
        _length = 0;
        Reading = 0;
        GapFrom = -1;
        Trail = 0;
        Excerpt = "";
        AllowText = null;
        Label = default;
        Gap = Gap.Far;
        Key = default;
        Randomness = Randomness.None;
        Stand = StandIn.None;
        IsTouched = false;
        IsNearAws = false;
        Account = -1;
        IssuedAt = null;
        Whole = null;
        IsUsed = false;
    }

    /// <summary>Adds the layer that was just left, which lies outside those taken off so far.</summary>
    public void LeaveLayer(LayerKind kind) => Trail = ((Trail & 0x0FFF_FFFF) << 4) | (uint)kind;

    private void Wipe() => CryptographicOperations.ZeroMemory(_value.AsSpan(0, _length));
}
