namespace Keytide.Scanner.Clues;

/// <summary>What the names beside a value say that it is.</summary>
[Flags]
internal enum Words : ushort
{
    None = 0,

    /// <summary>aws, amazon, s3 and the like.</summary>
    Aws = 1,
    Secret = 2,
    Access = 4,
    Key = 8,
    Id = 16,
    Password = 32,
    Token = 64,
    Session = 128,

    /// <summary>smtp, mail, ses.</summary>
    Mail = 256,

    /// <summary>A hash, checksum, commit, signature: random, and no secret.</summary>
    Hash = 512,
    User = 1024,
    Credential = 2048,

    /// <summary>signin token, and the access and refresh tokens of IAM Identity Center.</summary>
    Signin = 4096,

    /// <summary>Another service than AWS, or a purpose that no key of AWS has: jwt, cookie, webhook, github and the like.</summary>
    Other = 8192,
}
