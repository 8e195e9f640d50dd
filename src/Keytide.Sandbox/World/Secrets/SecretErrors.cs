using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World.Secrets;

/// <summary>
/// The refusals of Secrets Manager in AWS's words, all HTTP 400. Texts recorded on AWS where known (LocalStack snapshots, 2024-2026);
/// the others follow the API reference's description of the same condition.
/// </summary>
public static class SecretErrors
{
    public static ApiException NoSuchSecret() => NotFound("Secrets Manager can't find the specified secret.");

    public static ApiException NoValueForStage(string stage) =>
        NotFound($"Secrets Manager can't find the specified secret value for staging label: {stage}");

    public static ApiException NoValueForVersion(string versionId) =>
        NotFound($"Secrets Manager can't find the specified secret value for VersionId: {versionId}");

    public static ApiException MarkedForDeletion() =>
        InvalidRequest("You can't perform this operation on the secret because it was marked for deletion.");

    public static ApiException NameScheduledForDeletion() =>
        InvalidRequest("You can't create this secret because a secret with this name is already scheduled for deletion.");

    public static ApiException NameTaken(string name) =>
        new("ResourceExistsException", $"The operation failed because the secret {name} already exists.");

    public static ApiException TokenTaken() =>
        new("ResourceExistsException", "A resource with the ID you requested already exists.");

    public static string TokenMissing => "You must provide a ClientRequestToken value. We recommend a UUID-type value.";

    public static ApiException Validation(string what) => new("ValidationException", $"1 validation error detected: {what}");

    public static ApiException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static ApiException InvalidRequest(string message) => new("InvalidRequestException", message);

    public static ApiException LimitExceeded(string message) => new("LimitExceededException", message);

    private static ApiException NotFound(string message) => new("ResourceNotFoundException", message);
}
