using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Ssm;

namespace Keytide.Sandbox.Ssm;

/// <summary>GetParameter, GetParameters, GetParametersByPath, GetParameterHistory, DescribeParameters.</summary>
internal static class ParameterReading
{
    public static Structure Get(Call call)
    {
        var (parameter, version, selector) = ParameterPlaces.StoreOf(call).Read(call.Input.Required("Name"));
        return new Structure { { "Parameter", Shown(call, parameter, version, selector) } };
    }

    public static Structure GetMany(Call call)
    {
        var (found, invalid) = (new List<Structure>(), new List<string>());
        foreach (var name in call.Input.Texts("Names").Distinct())
        {
            if (TryRead(call, name) is { } read)
            {
                found.Add(Shown(call, read.Parameter, read.Version, read.Selector));
            }
            else
            {
                invalid.Add(name);
            }
        }
        return new Structure { { "Parameters", found }, { "InvalidParameters", invalid } };
    }

    public static Structure ByPath(Call call)
    {
        var path = call.Input.Required("Path");
        if (!path.StartsWith('/'))
        {
            throw ParameterErrors.Validation("The parameter doesn't meet the parameter name requirements. The parameter name must begin "
                + "with a forward slash \"/\". It can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
        }
        var filters = Filters(call, "Type", "KeyId", "Label");
        var isRecursive = call.Input.Flag("Recursive") == true;
        var found = ParameterPlaces.StoreOf(call).All
            .Where(parameter => ParameterFilter.IsUnder(parameter.Name, path, isRecursive))
            .Where(parameter => filters.TrueForAll(each => each.Admits(parameter)));
        var page = Paging.Of(call, [.. found], 10, InvalidToken, canBeEmpty: true);
        return new Structure
        {
            { "Parameters", page.Items.Select(parameter => Shown(call, parameter, parameter.Latest, null)).ToList() },
            { "NextToken", page.NextToken },
        };
    }

    public static Structure History(Call call)
    {
        var (parameter, _, _) = ParameterPlaces.StoreOf(call).Read(call.Input.Required("Name"));
        var page = Paging.Of(call, parameter.Versions, 50, InvalidToken);
        return new Structure
        {
            { "Parameters", page.Items.Select(version => Past(call, parameter, version)).ToList() },
            { "NextToken", page.NextToken },
        };
    }

    public static Structure Describe(Call call)
    {
        var filters = Filters(call, "Name", "Path", "Type", "KeyId", "Tier", "DataType", "Label");
        filters.AddRange(call.Input.Structures("Filters")
            .Select(old => new ParameterFilter(old.Text("Key") ?? "", null, old.Texts("Values"))));
        var found = ParameterPlaces.StoreOf(call).All.Where(parameter => filters.TrueForAll(each => each.Admits(parameter)));
        var page = Paging.Of(call, [.. found], 50, InvalidToken, canBeEmpty: true);
        return new Structure
        {
            { "Parameters", page.Items.Select(parameter => Outline(parameter, parameter.Latest, arn: parameter.Arn)).ToList() },
            { "NextToken", page.NextToken },
        };
    }

    // In GetParameters a wrong selector is one more invalid name.
    private static (Parameter Parameter, ParameterVersion Version, string? Selector)? TryRead(Call call, string name)
    {
        try
        {
            return ParameterPlaces.StoreOf(call).TryRead(name);
        }
        catch (ApiException error) when (error.Code == "ParameterVersionNotFound")
        {
            return null;
        }
    }

    private static List<ParameterFilter> Filters(Call call, params string[] allowed)
    {
        var filters = call.Input.Structures("ParameterFilters")
            .Select(filter => new ParameterFilter(filter.Text("Key") ?? "", filter.Text("Option"), filter.Texts("Values"))).ToList();
        var wrong = filters.Find(filter => !allowed.Contains(filter.Key) && !filter.Key.StartsWith("tag:", StringComparison.Ordinal));
        return wrong is null
            ? filters
            : throw new ApiException("InvalidFilterKey", $"The following filter key is not valid: {wrong.Key}. "
                + $"Valid filter keys include: [{string.Join(", ", allowed)}].");
    }

    private static Structure Shown(Call call, Parameter parameter, ParameterVersion version, string? selector) => new()
    {
        { "Name", parameter.Name },
        { "Type", version.Type.ToString() },
        { "Value", ValueOf(call, parameter, version) },
        { "Version", version.Number },
        { "Selector", selector is null ? null : ":" + selector },
        { "LastModifiedDate", version.ModifiedAt },
        { "ARN", parameter.Arn },
        { "DataType", version.DataType },
    };

    private static Structure Past(Call call, Parameter parameter, ParameterVersion version)
    {
        var answer = Outline(parameter, version, arn: null);
        answer.Add("Value", ValueOf(call, parameter, version));
        answer.Add("Labels", version.Labels);
        return answer;
    }

    private static Structure Outline(Parameter parameter, ParameterVersion version, string? arn) => new()
    {
        { "Name", parameter.Name },
        { "ARN", arn },
        { "Type", version.Type.ToString() },
        { "KeyId", version.KeyId },
        { "LastModifiedDate", version.ModifiedAt },
        { "LastModifiedUser", version.ModifiedBy },
        { "Description", version.Description },
        { "AllowedPattern", version.AllowedPattern },
        { "Version", version.Number },
        { "Tier", version.Tier.ToString() },
        { "Policies", new List<object>() },
        { "DataType", version.DataType },
    };

    private static string ValueOf(Call call, Parameter parameter, ParameterVersion version) =>
        version.Type == ParameterType.SecureString && call.Input.Flag("WithDecryption") != true
            ? SealedText.Of(parameter.Arn, version)
            : version.Value;

    private static ApiException InvalidToken() => new("InvalidNextToken", "The specified token is not valid.");
}
