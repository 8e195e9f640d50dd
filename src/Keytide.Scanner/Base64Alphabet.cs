using System.Buffers;

namespace Keytide.Scanner;

/// <summary>The characters of base64 as searches take them.</summary>
internal static class Base64Alphabet
{
    /// <summary>A–Z a–z 0–9 + /.</summary>
    public static readonly SearchValues<byte> Bytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    /// <summary>A–Z a–z 0–9 - _.</summary>
    public static readonly SearchValues<byte> UrlBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);
}
