using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World.Ssm;

/// <summary>A parameter with its last 100 versions, oldest first.</summary>
public sealed class Parameter(string name, string arn)
{
    private const int MaximumVersions = 100;
    private readonly List<ParameterVersion> _versions = [];

    public string Name { get; } = name;
    public string Arn { get; } = arn;
    public IReadOnlyList<ParameterVersion> Versions => _versions;
    public ParameterVersion Latest => _versions[^1];
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The version that a selector names (<c>3</c>, <c>production</c>), the latest where there is none.</summary>
    public ParameterVersion Select(string? selector)
    {
        if (selector is null)
        {
            return Latest;
        }
        var isNumber = long.TryParse(selector, System.Globalization.NumberStyles.None, null, out var number);
        return _versions.FirstOrDefault(version => isNumber ? version.Number == number : version.Labels.Contains(selector))
            ?? throw (isNumber ? ParameterErrors.VersionNotFound(Name, selector) : ParameterErrors.LabelNotFound(Name, selector));
    }

    /// <summary>There is no token that makes a repeated write known: each one is a new version.</summary>
    internal void Add(ParameterVersion version)
    {
        if (_versions.Count >= MaximumVersions)
        {
            if (_versions[0].Labels.Count > 0)
            {
                throw ParameterErrors.OldestIsLabelled(Name, _versions[0].Number);
            }
            _versions.RemoveAt(0);
        }
        _versions.Add(version);
    }

    /// <summary>A label is on one version at most: it moves.</summary>
    /// <returns>The labels that no version can have.</returns>
    internal IReadOnlyList<string> Label(ParameterVersion target, IReadOnlyList<string> labels)
    {
        var valid = labels.Where(ParameterName.IsLabel).ToList();
        if (target.Labels.Union(valid).Count() > ParameterVersion.MaximumLabels)
        {
            throw new ApiException("ParameterVersionLabelLimitExceeded", "A parameter version can have maximum 10 labels."
                + "Move one or more labels to another version and try again.");
        }
        foreach (var label in valid)
        {
            _versions.ForEach(version => version.Labels.Remove(label));
            target.Labels.Add(label);
        }
        return [.. labels.Except(valid)];
    }
}
