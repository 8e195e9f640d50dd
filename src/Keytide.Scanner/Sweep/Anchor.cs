namespace Keytide.Scanner.Sweep;

/// <summary>What the vector pass stopped at. Each is a place to look closer, never a finding.</summary>
internal enum Anchor : byte
{
    None,

    /// <summary>AKIA, ASIA, ABIA or ACCA.</summary>
    AccessKey,

    /// <summary>The letters "secr" in either case.</summary>
    SecretWord,

    /// <summary>"-at-", which stands before the account in the user names of service-specific credentials.</summary>
    AtAccount,

    /// <summary>"mws.", of amzn.mws.….</summary>
    Marketplace,

    /// <summary>"da2-", of AppSync keys.</summary>
    AppSync,

    /// <summary>"KEY-", of the line that opens a private key.</summary>
    PemHeader,

    /// <summary>The letter A, or any ASCII character, written as an escape: \x41, \u00…, \101, %41%, %2541, &amp;#65.</summary>
    Escape,

    /// <summary>The first characters of a session token.</summary>
    SessionToken,

    /// <summary>A run of at least <see cref="Interest.ShortestRun"/> base64 characters.</summary>
    Run,

    /// <summary>A stretch of ASCII written as UTF-16, little-endian.</summary>
    WideLittleEndian,

    /// <summary>A stretch of ASCII written as UTF-16, big-endian.</summary>
    WideBigEndian,
}
