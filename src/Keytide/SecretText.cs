using System.Diagnostics;
using System.Security.Cryptography;

namespace Keytide;

/// <summary>
/// A secret on its way from where it was made to where it is kept. It has no text of its own: no ToString, no equality by content,
/// no debugger view. Who needs the characters asks for them by <see cref="Reveal"/>, in sight of a reviewer.
/// </summary>
[DebuggerDisplay("secret")]
public sealed class SecretText : IDisposable
{
    private readonly char[] _characters;
    private bool _disposed;

    public SecretText(ReadOnlySpan<char> characters) => _characters = characters.ToArray();

    public int Length => _characters.Length;

    /// <summary>The characters themselves, valid until disposal.</summary>
    /// <exception cref="ObjectDisposedException">The secret has been wiped.</exception>
    public ReadOnlySpan<char> Reveal()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _characters;
    }

    /// <summary>Compares in a time that does not depend on where the two differ.</summary>
    public bool Matches(SecretText other) => CryptographicOperations.FixedTimeEquals(
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(Reveal()),
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(other.Reveal()));

    /// <summary>Says that a secret is here, never which.</summary>
    public override string ToString() => "(secret)";

    /// <summary>Overwrites the characters.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_characters.AsSpan()));
        _disposed = true;
    }
}
