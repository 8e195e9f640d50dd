using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Keytide.Connectors.GitHub;

/// <summary>
/// libsodium's sealed box: only the holder of the private key can open it, not even the sender. From the machine's own library, loaded
/// when it is first needed; nothing of it is packed with Keytide (doc.libsodium.org, "Sealed boxes").
/// </summary>
public sealed class SealedBox
{
    public const int PublicKeyBytes = 32;

    /// <summary>What to do where it is not there.</summary>
    public const string HowToInstall = "Install libsodium, on Debian and Ubuntu by: apt install libsodium23";

    private const int ExtraBytes = 48; // A public key of 32 bytes and an authenticator of 16.

    private static readonly Lazy<SealedBox?> Loaded = new(Load);
    private readonly SealFunction _seal;

    private SealedBox(SealFunction seal) => _seal = seal;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int InitFunction();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SealFunction(byte[] box, byte[] message, ulong length, byte[] publicKey);

    /// <summary>The library; null where this machine has none.</summary>
    public static SealedBox? OfThisMachine() => Loaded.Value;

    /// <summary>Seals a text, in UTF-8.</summary>
    /// <exception cref="CryptographicException">The library refused, or the key has another length.</exception>
    public byte[] Seal(ReadOnlySpan<char> text, byte[] publicKey)
    {
        var message = new byte[System.Text.Encoding.UTF8.GetByteCount(text)];
        try
        {
            System.Text.Encoding.UTF8.GetBytes(text, message);
            var box = new byte[ExtraBytes + message.Length];
            return publicKey.Length == PublicKeyBytes && _seal(box, message, (ulong)message.Length, publicKey) == 0
                ? box
                : throw new CryptographicException("libsodium could not seal for this public key.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(message);
        }
    }

    private static SealedBox? Load()
    {
        string[] names = OperatingSystem.IsWindows() ? ["libsodium.dll"]
            : OperatingSystem.IsMacOS() ? ["libsodium.dylib", "/opt/homebrew/lib/libsodium.dylib", "/usr/local/lib/libsodium.dylib"]
            : ["libsodium.so.23", "libsodium.so.26", "libsodium.so"];
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var library)
                && NativeLibrary.TryGetExport(library, "sodium_init", out var init)
                && NativeLibrary.TryGetExport(library, "crypto_box_seal", out var seal)
                && Marshal.GetDelegateForFunctionPointer<InitFunction>(init)() >= 0) // 1: somebody else had it ready before.
            {
                return new SealedBox(Marshal.GetDelegateForFunctionPointer<SealFunction>(seal));
            }
        }

        return null;
    }
}
