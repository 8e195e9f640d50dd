using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World;

/// <summary>
/// One call as CloudTrail would tell it, without secrets. Times are of the call; delivery delay is the reader's business.
/// </summary>
public sealed record ApiEvent
{
    public required string Id { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>us-east-1 for global services, whatever region the caller was in.</summary>
    public required string Region { get; init; }

    /// <summary>For example iam.amazonaws.com.</summary>
    public required string Source { get; init; }

    /// <summary>For example CreateAccessKey.</summary>
    public required string Name { get; init; }

    public required Caller Caller { get; init; }

    public string SourceAddress { get; init; } = "";

    public string UserAgent { get; init; } = "";

    public string RequestId { get; init; } = "";

    public bool IsReadOnly { get; init; }

    /// <summary>With the first letter of every name made small, as CloudTrail writes them.</summary>
    public Structure? RequestParameters { get; init; }

    public Structure? ResponseElements { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}
