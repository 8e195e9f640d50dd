using System.Text;

namespace Keytide.Connectors.Git.Staging;

/// <summary>
/// Names of files as strings, a character for each byte: what is no UTF-8 keeps its difference. Byte by byte, because a program that has
/// just
/// started would first have to compile what does it faster.
/// </summary>
internal static class NameKey
{
    public static string Of(ReadOnlySpan<byte> name)
    {
        var characters = new char[name.Length];
        for (var i = 0; i < characters.Length; i++)
        {
            characters[i] = (char)name[i];
        }

        return new string(characters);
    }

    /// <summary>The name as people write it.</summary>
    public static string Show(string key)
    {
        var bytes = new byte[key.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)key[i];
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
