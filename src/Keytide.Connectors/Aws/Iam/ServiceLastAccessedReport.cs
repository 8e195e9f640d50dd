namespace Keytide.Connectors.Aws.Iam;

/// <summary>The state of a job that gathers last-accessed facts, and the facts once it is done.</summary>
/// <param name="JobStatus">IN_PROGRESS, COMPLETED or FAILED.</param>
/// <param name="Services">All services once completed, empty before.</param>
public sealed record ServiceLastAccessedReport(
    string JobStatus, DateTimeOffset JobCreatedAt, string? ErrorCode, IReadOnlyList<ServiceLastAccessed> Services)
{
    public bool IsComplete => JobStatus == "COMPLETED";
}
