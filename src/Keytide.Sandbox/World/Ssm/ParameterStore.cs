using System.Text;
using System.Text.RegularExpressions;
using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.World.Ssm;

/// <summary>The parameters of one account in one region, with the rules of Parameter Store on writing, labelling and deleting.</summary>
public sealed class ParameterStore(string arnPrefix)
{
    private const int StandardBytes = 4_096;
    private const int AdvancedBytes = 8_192;
    private const int MaximumStandard = 10_000;
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(100);
    private readonly SortedDictionary<string, Parameter> _byName = new(StringComparer.Ordinal);

    /// <summary>What the ARN of every parameter here begins with, a slash and its name next.</summary>
    public string ArnPrefix { get; } = arnPrefix;

    /// <summary>By name, in the order of bytes.</summary>
    public IReadOnlyCollection<Parameter> All => _byName.Values;

    public (Parameter Parameter, ParameterVersion Version, string? Selector)? TryRead(string given)
    {
        var (names, selector) = ParameterName.Parse(given, ArnPrefix);
        var parameter = names.Select(name => _byName.GetValueOrDefault(name)).FirstOrDefault(each => each is not null);
        return parameter is null ? null : (parameter, parameter.Select(selector), selector);
    }

    public (Parameter Parameter, ParameterVersion Version, string? Selector) Read(string given) =>
        TryRead(given) ?? throw ParameterErrors.NotFound();

    public ParameterVersion Put(ParameterWrite write, string by, DateTimeOffset now)
    {
        ParameterName.CheckNew(write.Name);
        var existing = _byName.GetValueOrDefault(write.Name);
        if (existing is not null && !write.Overwrite)
        {
            throw ParameterErrors.AlreadyExists();
        }
        if (write.Overwrite && write.Tags.Count > 0)
        {
            throw ParameterErrors.Validation("Invalid request: tags and overwrite can't be used together. To create a parameter with tags, "
                + "please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or "
                + "RemoveTagsFromResource.");
        }
        var version = Next(write, existing?.Latest, by, now);
        var parameter = existing ?? AddNew(write);
        parameter.Add(version);
        return version;
    }

    public IReadOnlyList<string> Label(string name, long? version, IReadOnlyList<string> labels)
    {
        var parameter = _byName.GetValueOrDefault(name) ?? throw ParameterErrors.NotFound();
        var number = version ?? parameter.Latest.Number;
        var target = parameter.Versions.FirstOrDefault(each => each.Number == number)
            ?? throw ParameterErrors.VersionNotFound(name, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return parameter.Label(target, labels);
    }

    public bool Delete(string name) => _byName.Remove(name);

    private Parameter AddNew(ParameterWrite write)
    {
        if (_byName.Count >= MaximumStandard)
        {
            throw new ApiException("ParameterLimitExceeded", "You have exceeded the number of parameters for this AWS account. "
                + "Delete one or more parameters and try again.");
        }
        var arn = ArnPrefix + (write.Name.StartsWith('/') ? write.Name : "/" + write.Name);
        var parameter = new Parameter(write.Name, arn);
        foreach (var (key, value) in write.Tags)
        {
            parameter.Tags[key] = value;
        }
        _byName.Add(write.Name, parameter);
        return parameter;
    }

    private static ParameterVersion Next(ParameterWrite write, ParameterVersion? last, string by, DateTimeOffset now)
    {
        var type = write.Type ?? last?.Type
            ?? throw ParameterErrors.Validation("A parameter type is required when you create a parameter.");
        if (last is not null && last.Type != type)
        {
            throw new ApiException("HierarchyTypeMismatchException", "Parameter Store does not support changing a parameter type in a "
                + "hierarchy. For example, you can't change a parameter from a String type to a SecureString type. "
                + "You must create a new, unique parameter.");
        }
        if (write.KeyId is not null && type != ParameterType.SecureString)
        {
            throw ParameterErrors.Validation("KeyId can only be provided for SecureString type parameter.");
        }
        var tier = TierOf(write, last);
        // An empty pattern is none: terraform sends one always.
        var pattern = write.AllowedPattern switch { null => last?.AllowedPattern, "" => null, var given => given };
        CheckPattern(write.Value, pattern);
        return new ParameterVersion((last?.Number ?? 0) + 1, write.Value, type, tier,
            type == ParameterType.SecureString ? write.KeyId ?? "alias/aws/ssm" : null,
            write.Description ?? last?.Description, pattern, write.DataType ?? last?.DataType ?? "text", now, by);
    }

    // Tier asked for        value ≤ 4,096    ≤ 8,192      more
    // none, was Standard    Standard         refused      refused
    // none, was Advanced    Advanced         Advanced     refused
    // Standard              Standard, refused where it was Advanced
    // Advanced              Advanced         Advanced     refused
    // Intelligent-Tiering   as it was        Advanced     refused
    private static ParameterTier TierOf(ParameterWrite write, ParameterVersion? last)
    {
        var bytes = Encoding.UTF8.GetByteCount(write.Value);
        var was = last?.Tier ?? ParameterTier.Standard;
        if (bytes == 0)
        {
            throw ParameterErrors.Constraint("Value '' at 'value' failed to satisfy constraint: "
                + "Member must have length greater than or equal to 1.");
        }
        if (bytes > AdvancedBytes)
        {
            throw ParameterErrors.Validation("Advanced tier parameters support a maximum parameter value of 8192 characters.");
        }
        if (write.Tier == "Standard" && was == ParameterTier.Advanced)
        {
            throw ParameterErrors.Validation("This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the "
                + "advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and "
                + "recreate it as a standard parameter.");
        }
        var tier = write.Tier switch
        {
            "Advanced" => ParameterTier.Advanced,
            "Intelligent-Tiering" when bytes > StandardBytes => ParameterTier.Advanced,
            null or "Standard" or "Intelligent-Tiering" => was,
            _ => throw ParameterErrors.Constraint($"Value '{write.Tier}' at 'tier' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [Advanced, Intelligent-Tiering, Standard]"),
        };
        return tier == ParameterTier.Advanced || bytes <= StandardBytes
            ? tier
            : throw ParameterErrors.Validation("Standard tier parameters support a maximum parameter value of 4096 characters. To create a "
                + "larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see "
                + "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html");
    }

    private static void CheckPattern(string value, string? pattern)
    {
        if (pattern is null)
        {
            return;
        }
        try
        {
            if (!Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.CultureInvariant, PatternTime))
            {
                throw new ApiException("ParameterPatternMismatchException",
                    $"Parameter value, cannot be validated against allowedPattern: {pattern}");
            }
        }
        catch (Exception wrong) when (wrong is ArgumentException or RegexMatchTimeoutException)
        {
            throw new ApiException("InvalidAllowedPatternException", "The request does not meet the regular expression requirement.");
        }
    }
}
