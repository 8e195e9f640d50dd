namespace Keytide.Scanner.Shapes;

/// <summary>How well a value of base64 characters fits thirty or so random bytes.</summary>
internal enum Randomness : byte
{
    /// <summary>Words, a path, a hash in hexadecimal, or encoded text: no random value looks so.</summary>
    None,

    /// <summary>Few random values look so.</summary>
    Weak,

    /// <summary>As random values look.</summary>
    Strong,
}
