using System.Text.Json;
using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Policy;

/// <summary>
/// Reads policy documents, and refuses as IAM does: MalformedPolicyDocument, in its words where they are known ("This policy contains
/// invalid Json" is recorded on AWS). Read documents are kept by their text, since thousands of principals share a few.
/// </summary>
public static class PolicyReader
{
    private const int MostKept = 20_000;
    private static readonly Dictionary<string, PolicyDocument> Kept = new(StringComparer.Ordinal);
    private static readonly Lock KeptLock = new();

    /// <exception cref="ApiException">MalformedPolicyDocument.</exception>
    public static PolicyDocument Read(string text)
    {
        lock (KeptLock)
        {
            if (Kept.TryGetValue(text, out var kept))
            {
                return kept;
            }
        }

        var document = Parse(text);
        lock (KeptLock)
        {
            if (Kept.Count >= MostKept)
            {
                Kept.Clear();
            }

            Kept[text] = document;
        }

        return document;
    }

    private static PolicyDocument Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return ToDocument(text, json.RootElement);
        }
        catch (JsonException)
        {
            throw Malformed("This policy contains invalid Json");
        }
    }

    private static PolicyDocument ToDocument(string text, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("Statement", out var statements))
        {
            throw Malformed("Syntax errors in policy.");
        }

        var version = root.TryGetProperty("Version", out var year) ? Text(year) : "2008-10-17";
        if (version is not ("2012-10-17" or "2008-10-17"))
        {
            throw Malformed("Syntax errors in policy.");
        }

        var list = statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()] : new List<JsonElement> { statements };
        var at = 0;
        return new PolicyDocument(version == "2012-10-17", list.ConvertAll(json => Placed(text, json, ToStatement(json), ref at)));
    }

    private static Statement Placed(string text, JsonElement json, Statement statement, ref int at)
    {
        var raw = json.GetRawText();
        var start = text.IndexOf(raw, at, StringComparison.Ordinal);
        at = start + raw.Length;
        return statement with { Start = TextPosition.Of(text, start), End = TextPosition.Of(text, at - 1) };
    }

    private static Statement ToStatement(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Malformed("Syntax errors in policy.");
        }

        var effect = json.TryGetProperty("Effect", out var text) ? Text(text) : null;
        var statement = new Statement
        {
            IsAllow = effect switch
            {
                "Allow" => true,
                "Deny" => false,
                null => throw Malformed("Missing required field Effect"),
                _ => throw Malformed($"Invalid effect: {effect}"),
            },
            Sid = json.TryGetProperty("Sid", out var sid) ? Text(sid) : null,
            Actions = Texts(json, "Action"),
            NotActions = Texts(json, "NotAction"),
            Resources = Texts(json, "Resource"),
            NotResources = Texts(json, "NotResource"),
            Principals = Principals(json, "Principal"),
            NotPrincipals = Principals(json, "NotPrincipal"),
            Conditions = Conditions(json),
        };
        if (statement.Actions is null == statement.NotActions is null)
        {
            throw Malformed(statement.Actions is null ? "Missing required field Action" : "Syntax errors in policy.");
        }

        return statement;
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string>? Texts(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? Texts(value) : null;

    private static List<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Texts)],
        _ => throw Malformed("Syntax errors in policy."),
    };

    private static List<PrincipalPattern>? Principals(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() == "*" => [new("AWS", "*")],
            JsonValueKind.Object =>
                [.. value.EnumerateObject().SelectMany(kind => Texts(kind.Value).Select(text => new PrincipalPattern(kind.Name, text)))],
            _ => throw Malformed("Syntax errors in policy."),
        };
    }

    private static List<Condition> Conditions(JsonElement json)
    {
        var conditions = new List<Condition>();
        if (!json.TryGetProperty("Condition", out var block))
        {
            return conditions;
        }

        if (block.ValueKind != JsonValueKind.Object)
        {
            throw Malformed("Syntax errors in policy.");
        }

        foreach (var test in block.EnumerateObject())
        {
            var (name, set, ifExists) = Operator(test.Name);
            if (test.Value.ValueKind != JsonValueKind.Object)
            {
                throw Malformed("Syntax errors in policy.");
            }

            conditions.AddRange(test.Value.EnumerateObject().Select(key => new Condition(name, set, ifExists, key.Name, Texts(key.Value))));
        }

        return conditions;
    }

    private static (string Name, ConditionSet Set, bool IfExists) Operator(string text)
    {
        var set = ConditionSet.None;
        var colon = text.IndexOf(':');
        if (colon >= 0)
        {
            set = text[..colon] switch
            {
                "ForAnyValue" => ConditionSet.ForAnyValue,
                "ForAllValues" => ConditionSet.ForAllValues,
                _ => throw Malformed("Syntax errors in policy."),
            };
            text = text[(colon + 1)..];
        }

        const string Suffix = "IfExists";
        var ifExists = text.EndsWith(Suffix, StringComparison.Ordinal);
        var name = ifExists ? text[..^Suffix.Length] : text;
        return ConditionTest.Knows(name) ? (name, set, ifExists) : throw Malformed($"Invalid Condition type : {text}.");
    }

    private static ApiException Malformed(string message) => new("MalformedPolicyDocument", message);
}
