namespace Keytide.Connectors.Archives;

/// <summary>What is packed is as it should be, and is not unpacked all the same. The message says why, as it is shown.</summary>
internal sealed class UnopenedException(string message) : Exception(message)
{
    public static UnopenedException TooMuchMemory() => new("unpacking it needs more memory than is given to it");

    public static UnopenedException Encrypted() => new("it is encrypted");
}
