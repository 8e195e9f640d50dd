namespace Keytide.Connectors.Aws.Iam;

/// <summary>IAM's error codes that callers act on, as on the wire (IAM service model 2010-05-08).</summary>
public static class IamErrorCode
{
    public const string NoSuchEntity = "NoSuchEntity";
    public const string LimitExceeded = "LimitExceeded";
    public const string DeleteConflict = "DeleteConflict";
    public const string EntityAlreadyExists = "EntityAlreadyExists";
    public const string EntityTemporarilyUnmodifiable = "EntityTemporarilyUnmodifiable";
    public const string ConcurrentModification = "ConcurrentModification";
    public const string ReportNotPresent = "ReportNotPresent";
    public const string ReportExpired = "ReportExpired";
    public const string ReportInProgress = "ReportInProgress";
    public const string NotSupportedService = "NotSupportedService";
    public const string ValidationError = "ValidationError";
}
