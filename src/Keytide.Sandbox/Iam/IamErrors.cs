using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>IAM's refusals, worded as recorded on AWS.</summary>
internal static class IamErrors
{
    public static ApiException NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static ApiException NoSuchUser(string name) => NoSuchEntity($"The user with name {name} cannot be found.");

    public static ApiException NoSuchRole(string name) => NoSuchEntity($"The role with name {name} cannot be found.");

    public static ApiException NoSuchGroup(string name) => NoSuchEntity($"The group with name {name} cannot be found.");

    public static ApiException AlreadyExists(string message) => new("EntityAlreadyExists", message, 409);

    public static ApiException LimitExceeded(string quota, int limit) =>
        new("LimitExceeded", $"Cannot exceed quota for {quota}: {limit}", 409);

    public static ApiException TooManyTags() => new("LimitExceeded", "The number of tags has reached the maximum limit.", 409);

    public static ApiException DeleteConflict(string message) => new("DeleteConflict", message, 409);

    public static ApiException InvalidInput(string message) => new("InvalidInput", message);

    public static ApiException BadArn() => Errors.Validation("Invalid ARN:  Could not be parsed!");
}
