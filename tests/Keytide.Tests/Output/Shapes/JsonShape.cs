using System.Text.Json;
using System.Text.RegularExpressions;

namespace Keytide.Tests.Output.Shapes;

/// <summary>
/// A strict rule for a JSON value: its type, its bounds, and for objects exactly which members it may and must have. Enough of JSON
/// Schema to state a published schema's rules as facts in a test.
/// </summary>
internal sealed class JsonShape(Action<JsonElement, string, List<string>> check)
{
    public static readonly JsonShape Flag = Kind("a boolean", JsonValueKind.True, JsonValueKind.False);
    public static readonly JsonShape Nothing = Kind("null", JsonValueKind.Null);
    public static readonly JsonShape Time = Text(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$");
    public static readonly JsonShape AccountNumber = Text(@"^\d{12}$");

    public JsonShape OrNull => new((value, path, errors) =>
    {
        if (value.ValueKind != JsonValueKind.Null)
        {
            check(value, path, errors);
        }
    });

    public static JsonShape Text(string? pattern = null, int least = 1, int most = int.MaxValue) => new((value, path, errors) =>
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            errors.Add($"{path} is {value.ValueKind}, not a string");
            return;
        }

        var text = value.GetString()!;
        if (text.Length < least || text.Length > most)
        {
            errors.Add($"{path} has {text.Length} characters, not {least} to {most}");
        }

        if (pattern is not null && !Regex.IsMatch(text, pattern, RegexOptions.Singleline))
        {
            errors.Add($"{path} is \"{text}\", which is not {pattern}");
        }
    });

    public static JsonShape OneOf(params string[] words) => Text($"^({string.Join('|', words.Select(Regex.Escape))})$");

    public static JsonShape Whole(long least = 0, long most = long.MaxValue) => new((value, path, errors) =>
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number) || number < least || number > most)
        {
            errors.Add($"{path} is {value.GetRawText()}, not a whole number from {least} to {most}");
        }
    });

    public static JsonShape ListOf(JsonShape item, int least = 0, int most = int.MaxValue) => new((value, path, errors) =>
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add($"{path} is {value.ValueKind}, not an array");
            return;
        }

        var length = value.GetArrayLength();
        if (length < least || length > most)
        {
            errors.Add($"{path} has {length} items, not {least} to {most}");
        }

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            item.Check(element, $"{path}[{index++}]", errors);
        }
    });

    /// <summary>A map with free names.</summary>
    public static JsonShape MapOf(JsonShape member, int most = int.MaxValue) => new((value, path, errors) =>
    {
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() > most)
        {
            errors.Add($"{path} is not an object of at most {most} members");
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            member.Check(property.Value, $"{path}.{property.Name}", errors);
        }
    });

    /// <summary>An object with these members and no others; a name ending in <c>?</c> may be absent.</summary>
    public static JsonShape Object(params (string Name, JsonShape Shape)[] members)
    {
        var known = members.ToDictionary(member => member.Name.TrimEnd('?'), member => member.Shape);
        var required = members.Where(member => !member.Name.EndsWith('?')).Select(member => member.Name).ToArray();
        return new JsonShape((value, path, errors) =>
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                errors.Add($"{path} is {value.ValueKind}, not an object");
                return;
            }

            errors.AddRange(required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{path} has no {name}"));
            var seen = new HashSet<string>();
            foreach (var property in value.EnumerateObject())
            {
                if (!seen.Add(property.Name))
                {
                    errors.Add($"{path} has {property.Name} twice");
                }

                if (known.TryGetValue(property.Name, out var shape))
                {
                    shape.Check(property.Value, $"{path}.{property.Name}", errors);
                }
                else
                {
                    errors.Add($"{path} has {property.Name}, which is not in the schema");
                }
            }
        });
    }

    /// <summary>Both rules.</summary>
    public JsonShape And(Func<JsonElement, bool> also, string otherwise) => new((value, path, errors) =>
    {
        var before = errors.Count;
        check(value, path, errors);
        if (errors.Count == before && !also(value))
        {
            errors.Add($"{path} {otherwise}");
        }
    });

    public void Check(JsonElement value, string path, List<string> errors) => check(value, path, errors);

    public void Assert(JsonElement value)
    {
        var errors = new List<string>();
        check(value, "$", errors);
        if (errors.Count > 0)
        {
            Xunit.Assert.Fail("\n" + string.Join('\n', errors.Take(50)));
        }
    }

    private static JsonShape Kind(string name, params JsonValueKind[] kinds) => new((value, path, errors) =>
    {
        if (!kinds.Contains(value.ValueKind))
        {
            errors.Add($"{path} is {value.ValueKind}, not {name}");
        }
    });
}
