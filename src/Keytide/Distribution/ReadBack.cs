namespace Keytide.Distribution;

/// <summary>How much of what was written a destination shows again, from nothing to everything.</summary>
public enum ReadBack
{
    /// <summary>Nothing: the answer to the write is all the evidence there will ever be.</summary>
    None,

    /// <summary>When it was last changed.</summary>
    Timestamp,

    /// <summary>The id of the key, or enough of it to tell two keys apart, without the secret.</summary>
    KeyId,

    /// <summary>The pair itself.</summary>
    Full,
}
