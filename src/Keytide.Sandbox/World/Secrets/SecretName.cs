using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World.Secrets;

/// <summary>1 to 512 characters out of letters, digits and <c>/_+=.@-</c> (API reference of CreateSecret).</summary>
internal static class SecretName
{
    public static void Check(string name)
    {
        if (name.Length is < 1 or > 512)
        {
            throw SecretErrors.Validation("Value at 'name' failed to satisfy constraint: Member must have length between 1 and 512");
        }
        if (!name.All(symbol => char.IsAsciiLetterOrDigit(symbol) || "/_+=.@-!".Contains(symbol)))
        {
            throw new ApiException("ValidationException",
                "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        }
    }
}
