using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World.Ssm;

/// <summary>One ParameterStringFilter of DescribeParameters or GetParametersByPath; the values are alternatives.</summary>
public sealed record ParameterFilter(string Key, string? Option, IReadOnlyList<string> Values)
{
    public bool Admits(Parameter parameter) => Key switch
    {
        "Name" => Text(parameter.Name.TrimStart('/'), Option ?? "Equals", trim: true),
        "Path" => Values.Any(path => IsUnder(parameter.Name, path, (Option ?? "OneLevel") == "Recursive")),
        "Type" => Text(parameter.Latest.Type.ToString(), Option ?? "Equals"),
        "KeyId" => parameter.Latest.KeyId is { } keyId && Text(keyId, Option ?? "Equals"),
        "Tier" => Text(parameter.Latest.Tier.ToString(), Option ?? "Equals"),
        "DataType" => Text(parameter.Latest.DataType, Option ?? "Equals"),
        "Label" => parameter.Versions.Any(version => version.Labels.Any(label => Values.Contains(label))),
        _ when Key.StartsWith("tag:", StringComparison.Ordinal) =>
            parameter.Tags.TryGetValue(Key[4..], out var value) && (Values.Count == 0 || Values.Contains(value)),
        _ => throw new ApiException("InvalidFilterKey", $"The following filter key is not valid: {Key}. "
            + "Valid filter keys include: [Path, Name, Type, KeyId, Tier, DataType, Label]."),
    };

    public static bool IsUnder(string name, string path, bool isRecursive)
    {
        var prefix = path.EndsWith('/') ? path : path + "/";
        return name.StartsWith(prefix, StringComparison.Ordinal) && (isRecursive || !name.AsSpan(prefix.Length).Contains('/'));
    }

    private bool Text(string actual, string option, bool trim = false) => Values.Any(value => option switch
    {
        "Equals" => actual == (trim ? value.TrimStart('/') : value),
        "BeginsWith" => actual.StartsWith(trim ? value.TrimStart('/') : value, StringComparison.Ordinal),
        "Contains" when Key == "Name" => actual.Contains(value, StringComparison.Ordinal),
        _ => throw new ApiException("InvalidFilterOption",
            $"The following filter option is not valid: {option}. Valid options include: [BeginsWith, Equals]."),
    });
}
