using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Keytide.Inventory.Policies;

/// <summary>
/// Reads the JSON of a policy. Strict and bounded: what AWS would not have stored (an unknown element, an element given twice, a statement
/// without effect) is refused, because a document that is only half understood must not count as harmless.
/// </summary>
public static class PolicyDocumentReader
{
    /// <summary>In characters. AWS's own limit is 10,240 without white space (IAM quotas); this leaves room for indentation.</summary>
    public const int LongestDocument = 131_072;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <param name="problem">What is wrong, in words for a person, when the answer is false.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out PolicyDocument? document, out string problem)
    {
        document = null;
        if (text.Length > LongestDocument)
        {
            problem = $"the document is longer than {LongestDocument} characters";
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(text, Options);
            document = new PolicyDocument(ReadStatements(json.RootElement));
            problem = "";
            return true;
        }
        catch (JsonException fault)
        {
            problem = $"the document is not valid JSON (line {(fault.LineNumber ?? 0) + 1})";
        }
        catch (FormatException fault)
        {
            problem = fault.Message;
        }

        return false;
    }

    private static List<PolicyStatement> ReadStatements(JsonElement root)
    {
        JsonElement? found = null;
        foreach (var (name, value) in Elements(root, "the document"))
        {
            switch (name)
            {
                case "STATEMENT":
                    found = value;
                    break;
                case "VERSION" or "ID":
                    break;
                default:
                    throw new FormatException($"the document has an element \"{Quoted.Shorten(name)}\" that policies do not have");
            }
        }

        var statements = found ?? throw new FormatException("the document has no Statement");
        return statements.ValueKind == JsonValueKind.Array
            ? [.. statements.EnumerateArray().Select(ReadStatement)]
            : [ReadStatement(statements)];
    }

    private static PolicyStatement ReadStatement(JsonElement element)
    {
        bool? allow = null;
        (bool Not, List<string> Patterns)? actions = null, resources = null;
        List<string> conditions = [];
        foreach (var (name, value) in Elements(element, "a statement"))
        {
            switch (name)
            {
                case "EFFECT":
                    allow = ReadEffect(value);
                    break;
                case "ACTION" or "NOTACTION":
                    actions = actions is null ? (name == "NOTACTION", Strings(value)) : throw Twice("Action");
                    break;
                case "RESOURCE" or "NOTRESOURCE":
                    resources = resources is null ? (name == "NOTRESOURCE", Strings(value)) : throw Twice("Resource");
                    break;
                case "CONDITION":
                    conditions = ReadConditionKeys(value);
                    break;
                case "SID" or "PRINCIPAL" or "NOTPRINCIPAL":
                    break;
                default:
                    throw new FormatException($"a statement has an element \"{Quoted.Shorten(name)}\" that policies do not have");
            }
        }

        var (notAction, patterns) = actions ?? throw new FormatException("a statement has neither Action nor NotAction");
        return new PolicyStatement
        {
            IsAllow = allow ?? throw new FormatException("a statement has no Effect"),
            Actions = [.. patterns.Select(pattern => new ActionPattern(pattern))],
            IsNotAction = notAction,
            Resources = resources?.Patterns ?? [],
            IsNotResource = resources?.Not ?? false,
            ConditionKeys = conditions,
        };
    }

    private static FormatException Twice(string element) => new($"a statement has both {element} and Not{element}");

    private static bool ReadEffect(JsonElement value) => Text(value) switch
    {
        "Allow" => true,
        "Deny" => false,
        var other => throw new FormatException($"a statement's effect is \"{Quoted.Shorten(other)}\", neither Allow nor Deny"),
    };

    private static List<string> ReadConditionKeys(JsonElement value) =>
        [.. Elements(value, "a condition", keepCase: true)
            .SelectMany(test => Elements(test.Value, "a condition", keepCase: true).Select(key => key.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<(string Name, JsonElement Value)> Elements(JsonElement element, string what, bool keepCase = false)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{what} is not a JSON object");
        }

        foreach (var property in element.EnumerateObject())
        {
            yield return (keepCase ? property.Name : property.Name.ToUpperInvariant(), property.Value);
        }
    }

    private static List<string> Strings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)] : [Text(value)];

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException("a statement has a number or object where text belongs");
}
