namespace Keytide.Scanner;

/// <summary>
/// A credential in the scanned bytes. It holds no secret: what was found is here as a redacted form and as a fingerprint, and the bytes
/// themselves are only in the <see cref="Leak"/> that the handler is given.
/// </summary>
public sealed record Finding
{
    public required Rule Rule { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>0 to 100; the sum of the reasons, cut off at both ends.</summary>
    public required int Score { get; init; }

    /// <summary>What spoke for and against it, in the order in which it was weighed.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>Where it is. The first part is the one to point at: the secret, where there is one.</summary>
    public required IReadOnlyList<FindingPart> Parts { get; init; }

    /// <summary>HMAC-SHA256 of the credential with the caller's key, 32 hexadecimal digits: the same wherever and however the credential is
    /// written, and of no use to whoever does not hold the key.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The secret, shortened to what helps to recognize it; the access key id where that is all.</summary>
    public required string Redacted { get; init; }

    /// <summary>The line of the primary part, at most some 150 characters of it, with everything secret or random cut down.</summary>
    public required string Excerpt { get; init; }

    /// <summary>
    /// What stands behind <c>keytide:allow</c> on the line of the primary part or on a comment's line above it, with everything secret or
    /// random cut down; null where there is none. Whether it holds is not the scanner's to decide.
    /// </summary>
    public string? AllowText { get; init; }

    /// <summary>The access key id that the credential is, belongs to or was signed with.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The account's twelve digits, decoded from the credential itself.</summary>
    public string? AccountId { get; init; }

    /// <summary>The IAM user or other name that the credential itself carries.</summary>
    public string? Principal { get; init; }

    /// <summary>The end of the credential's life where it states one; the latest possible one for session tokens.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>True when <see cref="ExpiresAt"/> lies before the time that the scanner was given.</summary>
    public bool Expired { get; init; }

    /// <summary>The encodings that were taken off, outermost first, for example "base64"; null for plain text.</summary>
    public string? Encoding { get; init; }

    public FindingPart Primary => Parts[0];

    public int Line => Parts[0].Line;

    public int Column => Parts[0].Column;
}
