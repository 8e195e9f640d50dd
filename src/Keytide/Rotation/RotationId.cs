using System.Diagnostics.CodeAnalysis;

namespace Keytide.Rotation;

/// <summary>
/// Names one rotation: <c>rot-</c> and twenty letters and digits (100 bits of chance). It is part of the name of the session that makes
/// the new key, so that CloudTrail can say later which key this rotation made.
/// </summary>
public readonly record struct RotationId : IComparable<RotationId>
{
    private const string Prefix = "rot-";
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Digits = 20;

    private readonly string? _value;

    private RotationId(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("The default RotationId names no rotation.");

    /// <summary>The RoleSessionName of every session that acts for this rotation (2 to 64 characters by STS's rule).</summary>
    public string SessionName => $"keytide-{Value}";

    public static RotationId New(IEntropy entropy)
    {
        Span<byte> bytes = stackalloc byte[Digits];
        entropy.Fill(bytes);
        Span<char> text = stackalloc char[Digits];
        for (var i = 0; i < Digits; i++)
        {
            text[i] = Alphabet[bytes[i] % Alphabet.Length];
        }

        return new RotationId(string.Concat(Prefix, text));
    }

    /// <exception cref="KeytideException">The text is no rotation's id.</exception>
    public static RotationId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new KeytideException($"\"{Quoted.Shorten(text)}\" is not the id of a rotation.", "keytide rotate list shows them.");

    public static bool TryParse([NotNullWhen(true)] string? text, out RotationId id)
    {
        id = default;
        if (text is null || text.Length != Prefix.Length + Digits || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || text.AsSpan(Prefix.Length).ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        id = new RotationId(text);
        return true;
    }

    public int CompareTo(RotationId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
