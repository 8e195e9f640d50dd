namespace Keytide.Connectors.Aws.Wire;

/// <summary>What a failed call means to the caller, whatever words the service used for it.</summary>
public enum AwsErrorKind
{
    /// <summary>
    /// An error with a code of its own, which the operation's caller knows: EntityAlreadyExists, LimitExceeded, ReportInProgress …
    /// </summary>
    Other,

    /// <summary>The access key id is unknown here and now: it does not exist, is inactive, was deleted, or is not visible yet.</summary>
    NotAccepted,

    /// <summary>The id is known, the secret does not fit (or something changed the request on its way).</summary>
    WrongSignature,

    /// <summary>Our clock and theirs differ by more than they accept.</summary>
    Skew,

    /// <summary>The session of the credentials has ended.</summary>
    Expired,

    /// <summary>The caller is known and may not do this.</summary>
    AccessDenied,

    /// <summary>Too many requests.</summary>
    Throttled,

    /// <summary>The thing named does not exist. It says so of a thing, never of a key that signed.</summary>
    NotFound,

    /// <summary>The service failed (5xx). Whether it acted is unknown.</summary>
    Server,

    /// <summary>No whole answer came. Whether the service acted is unknown.</summary>
    NoAnswer,

    /// <summary>An answer came and could not be understood: HTML, garbage, truncated, or without a part that must be there.</summary>
    Unreadable,

    /// <summary>A list came in pages and could not be read to its end.</summary>
    Incomplete,
}
