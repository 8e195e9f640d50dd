using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World.Ssm;

/// <summary>
/// Names, their paths and selectors: letters, digits and <c>_.-</c>, parts divided by <c>/</c>, at most 15 levels and 1,011 characters
/// of own making, never beginning with <c>aws</c> or <c>ssm</c> (API reference of PutParameter).
/// </summary>
public static class ParameterName
{
    private const int MaximumLevels = 15;

    public static void CheckNew(string name)
    {
        CheckLength(name);
        var path = name.TrimStart('/');
        if (path.StartsWith("aws", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException("AccessDeniedException", $"No access to reserved parameter name: {name}.");
        }
        var isMisshapen = !name.All(IsAllowed) || name.Contains("//") || name.EndsWith('/');
        if (isMisshapen || path.StartsWith("ssm", StringComparison.OrdinalIgnoreCase))
        {
            throw ParameterErrors.Validation(
                "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can "
                + "consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the "
                + "following 3 symbols .-_");
        }
        if (name.Contains('/') && name[0] != '/')
        {
            throw ParameterErrors.Validation("Parameter name must be a fully qualified name.");
        }
        if (name.Count(symbol => symbol == '/') > MaximumLevels)
        {
            throw new ApiException("HierarchyLevelLimitExceededException",
                "A hierarchy can have a maximum of 15 levels. For more information, see Requirements and constraints for parameter names.");
        }
    }

    /// <summary>A label: 1 to 100 of letters, digits, <c>_.-</c>; not beginning with a digit, <c>aws</c> or <c>ssm</c>.</summary>
    public static bool IsLabel(string label) =>
        label.Length is >= 1 and <= 100 && !char.IsAsciiDigit(label[0]) && label.All(symbol => symbol != '/' && IsAllowed(symbol))
        && !label.StartsWith("aws", StringComparison.OrdinalIgnoreCase) && !label.StartsWith("ssm", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Divides what a reader gave: a name, or an ARN (<c>arn:…:parameter/name</c>), either with <c>:selector</c> behind it. The ARN of a
    /// parameter without a path has a slash that its name has not, which is why both readings of it are given.
    /// </summary>
    public static (IReadOnlyList<string> Names, string? Selector) Parse(string given, string arnPrefix)
    {
        CheckLength(given);
        var isArn = given.StartsWith(arnPrefix, StringComparison.Ordinal);
        var rest = isArn ? given[arnPrefix.Length..] : given;
        var colon = rest.IndexOf(':');
        var (name, selector) = colon < 0 ? (rest, null) : (rest[..colon], rest[(colon + 1)..]);
        return (isArn ? [name, name.TrimStart('/')] : [name], selector);
    }

    private static void CheckLength(string name)
    {
        if (name.Length is < 1 or > 2048)
        {
            throw ParameterErrors.Constraint("Value at 'name' failed to satisfy constraint: Member must have length between 1 and 2048");
        }
    }

    private static bool IsAllowed(char symbol) => char.IsAsciiLetterOrDigit(symbol) || symbol is '_' or '.' or '-' or '/';
}
