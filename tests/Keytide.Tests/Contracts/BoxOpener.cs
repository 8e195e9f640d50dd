using System.Runtime.InteropServices;
using System.Text;
using Keytide.Connectors.GitHub;

namespace Keytide.Tests.Contracts;

/// <summary>The receiver's side of a sealed box, by libsodium as well: a pair of keys, and the opening.</summary>
internal sealed class BoxOpener
{
    private const int Extra = 48;
    private readonly OpenFunction _open;
    private readonly byte[] _privateKey = new byte[SealedBox.PublicKeyBytes];

    public BoxOpener()
    {
        Assert.SkipWhen(SealedBox.OfThisMachine() is null, $"There is no libsodium. {SealedBox.HowToInstall}");
        var library = new[] { "libsodium.so.23", "libsodium.so.26", "libsodium.so", "libsodium.dylib", "libsodium.dll" }
            .Select(name => NativeLibrary.TryLoad(name, out var handle) ? handle : 0)
            .First(handle => handle != 0);
        var make = Marshal.GetDelegateForFunctionPointer<KeyPairFunction>(NativeLibrary.GetExport(library, "crypto_box_keypair"));
        _open = Marshal.GetDelegateForFunctionPointer<OpenFunction>(NativeLibrary.GetExport(library, "crypto_box_seal_open"));
        Assert.Equal(0, make(PublicKey, _privateKey));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int KeyPairFunction(byte[] publicKey, byte[] privateKey);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int OpenFunction(byte[] message, byte[] box, ulong length, byte[] publicKey, byte[] privateKey);

    public byte[] PublicKey { get; } = new byte[SealedBox.PublicKeyBytes];

    /// <returns>The text; null where the box is not for this key, or was changed.</returns>
    public string? Open(byte[] box)
    {
        var message = new byte[Math.Max(0, box.Length - Extra)];
        return _open(message, box, (ulong)box.Length, PublicKey, _privateKey) == 0 ? Encoding.UTF8.GetString(message) : null;
    }
}
