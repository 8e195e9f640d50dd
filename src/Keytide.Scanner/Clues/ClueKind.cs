namespace Keytide.Scanner.Clues;

/// <summary>What was found, before it is joined with what else was found.</summary>
internal enum ClueKind : byte
{
    /// <summary>An access key id.</summary>
    AccessKeyId,

    /// <summary>Forty base64 characters on their own.</summary>
    Secret,

    /// <summary>A session token of AWS STS.</summary>
    SessionToken,

    /// <summary>Forty-four base64 characters with the version of an SES password.</summary>
    SesPassword,

    /// <summary>USER-at-ACCOUNT, the user name of a service-specific credential.</summary>
    ServiceUser,

    /// <summary>Forty-three base64 characters and an equals sign.</summary>
    ServicePassword,

    /// <summary>A credential that needs nothing else to be judged.</summary>
    Whole,
}
