namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// A call to AWS did not give what was asked. Whoever catches it knows less than before the call, never that something is empty:
/// a failed read is UNKNOWN.
/// </summary>
public sealed class AwsException : Exception
{
    public AwsException(AwsErrorKind kind, string operation, string code, string detail, int status = 0, Exception? inner = null)
        : base($"{operation} failed: {ReasonOf(code, detail)}", inner)
    {
        Kind = kind;
        Operation = operation;
        Code = code;
        Detail = detail;
        Status = status;
    }

    public AwsErrorKind Kind { get; }

    /// <summary>Service and action, for example <c>iam:ListUsers</c>.</summary>
    public string Operation { get; }

    /// <summary>The service's code as on the wire (<c>NoSuchEntity</c>), or Keytide's own word where the service gave none.</summary>
    public string Code { get; }

    /// <summary>
    /// The service's message: bounded, without control characters, and without the canonical request that some services quote.
    /// </summary>
    public string Detail { get; }

    /// <summary>The code, and the message where there is one, in words for a report.</summary>
    public string Reason => ReasonOf(Code, Detail);

    /// <summary>The HTTP status, 0 where no answer came.</summary>
    public int Status { get; }

    public string? RequestId { get; init; }

    /// <summary>The region of the bucket, where S3 names it.</summary>
    public string? BucketRegion { get; init; }

    /// <summary>How long the service asked to be left alone, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True where the effect of the call is unknown: it may have happened.</summary>
    public bool IsAmbiguous => Kind is AwsErrorKind.NoAnswer or AwsErrorKind.Server or AwsErrorKind.Unreadable;

    private static string ReasonOf(string code, string detail) => string.IsNullOrWhiteSpace(detail) ? code : $"{code}: {detail}";
}
