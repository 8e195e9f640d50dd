using System.Text;

namespace Keytide.Sandbox.World.Secrets;

/// <summary>What a secret's version holds: a text or bytes, never both. At most 65,536 bytes.</summary>
public sealed class SecretPayload : IEquatable<SecretPayload>
{
    public const int MaximumBytes = 65_536;

    private SecretPayload(string? text, byte[]? binary) => (Text, Binary) = (text, binary);

    public string? Text { get; }
    public byte[]? Binary { get; }

    /// <summary>Nothing when neither is given: an operation that may leave the value alone decides what that means.</summary>
    public static SecretPayload? From(string? text, byte[]? binary)
    {
        if (text is not null && binary is not null)
        {
            throw SecretErrors.InvalidParameter(
                "You can't specify both a binary secret value and a string secret value in the same secret.");
        }
        Measure(text is null ? null : Encoding.UTF8.GetByteCount(text), "secretString");
        Measure(binary?.Length, "secretBinary");
        return text is null && binary is null ? null : new SecretPayload(text, binary);
    }

    public bool Equals(SecretPayload? other) =>
        other is not null && Text == other.Text && (Binary ?? []).AsSpan().SequenceEqual(other.Binary ?? []);

    public override bool Equals(object? obj) => Equals(obj as SecretPayload);

    public override int GetHashCode() => HashCode.Combine(Text, Binary?.Length);

    private static void Measure(int? bytes, string field)
    {
        if (bytes == 0)
        {
            throw SecretErrors.Validation($"Value at '{field}' failed to satisfy constraint: "
                + "Member must have length greater than or equal to 1");
        }
        if (bytes > MaximumBytes)
        {
            throw SecretErrors.Validation($"Value at '{field}' failed to satisfy constraint: "
                + "Member must have length less than or equal to 65536");
        }
    }
}
