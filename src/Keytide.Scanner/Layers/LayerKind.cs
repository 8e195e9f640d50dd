namespace Keytide.Scanner.Layers;

/// <summary>How a text was made from the text around it.</summary>
internal enum LayerKind : byte
{
    /// <summary>The bytes as they were given.</summary>
    Plain,

    /// <summary>Escapes taken off, literals joined.</summary>
    Unescaped,

    /// <summary>Decoded from base64.</summary>
    Base64,

    /// <summary>Narrowed from UTF-16.</summary>
    Wide,

    /// <summary>Base64 of several lines put into one.</summary>
    Unwrapped,
}
