using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World.Ssm;

/// <summary>
/// The refusals of Parameter Store, all HTTP 400. Texts as AWS's users quote them; where none is known, the condition in plain words.
/// </summary>
public static class ParameterErrors
{
    public static ApiException NotFound() => new("ParameterNotFound", "");

    public static ApiException VersionNotFound(string name, string version) =>
        new("ParameterVersionNotFound", $"Systems Manager could not find version {version} of {name}. Verify the version and try again.");

    public static ApiException LabelNotFound(string name, string label) => new("ParameterVersionNotFound",
        $"Systems Manager couldn't find label {label} for parameter {name}. Specify a different parameter or label and try again.");

    public static ApiException AlreadyExists() => new("ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

    public static ApiException OldestIsLabelled(string name, long version) => new("ParameterMaxVersionLimitExceeded",
        $"You attempted to create a new version of {name} by calling the PutParameter API with the overwrite flag. Version {version}, "
        + "the oldest version, can't be deleted because it has a label associated with it. "
        + "Move the label to another version of the parameter, and try again.");

    public static ApiException Validation(string message) => new("ValidationException", message);

    public static ApiException Constraint(string what) => Validation($"1 validation error detected: {what}");
}
