namespace Keytide.Sandbox.Wire;

/// <summary>
/// Holds the input against the service model, in AWS's words and all complaints in one message, as recorded:
/// "2 validation errors detected: Value at 'a' failed to satisfy constraint: …; Value at 'b' …".
/// IAM hides the offending value, the other services show it.
/// </summary>
internal static class FieldCheck
{
    public static void Check(Operation operation, Structure input)
    {
        List<string>? complaints = null;
        foreach (var field in operation.Fields)
        {
            foreach (var constraint in Broken(operation, field, input))
            {
                var value = Shown(operation.Service, field, input);
                (complaints ??= []).Add($"Value {value}at '{Small(field.Name)}' failed to satisfy constraint: {constraint}");
            }
        }

        if (complaints is not null)
        {
            var noun = complaints.Count == 1 ? "error" : "errors";
            var message = $"{complaints.Count} validation {noun} detected: {string.Join("; ", complaints)}";
            throw new ApiException(operation.Service.Protocol == Protocol.Query ? "ValidationError" : "ValidationException", message);
        }
    }

    private static IEnumerable<string> Broken(Operation operation, Field field, Structure input)
    {
        if (!input.Has(field.Name))
        {
            return field.Required ? ["Member must not be null"] : [];
        }

        return field switch
        {
            { IsNumber: true } => BrokenNumber(field, input.Number(field.Name) ?? throw Malformed(operation.Service)),
            { IsList: true } => BrokenLength(field, input.List(field.Name).Count),
            _ => BrokenText(field, input.Text(field.Name) ?? throw Malformed(operation.Service)),
        };
    }

    // A list where text belongs, or letters where a number does.
    private static ApiException Malformed(Service service) => service.Protocol == Protocol.Query
        ? new("MalformedInput", "Invalid Argument")
        : new("SerializationException", "");

    private static IEnumerable<string> BrokenNumber(Field field, int number)
    {
        if (number < field.Min)
        {
            yield return $"Member must have value greater than or equal to {field.Min}";
        }

        if (number > field.Max)
        {
            yield return $"Member must have value less than or equal to {field.Max}";
        }
    }

    private static IEnumerable<string> BrokenText(Field field, string text)
    {
        foreach (var constraint in BrokenLength(field, text.Length))
        {
            yield return constraint;
        }

        if (field.Pattern is not null && !field.Pattern.IsMatch(text))
        {
            yield return $"Member must satisfy regular expression pattern: {field.PatternText}";
        }

        if (field.Allowed.Count > 0 && !field.Allowed.Contains(text))
        {
            yield return "Member must satisfy enum value set";
        }
    }

    private static IEnumerable<string> BrokenLength(Field field, int length)
    {
        if (length > field.Max)
        {
            yield return $"Member must have length less than or equal to {field.Max}";
        }

        if (length < field.Min)
        {
            yield return $"Member must have length greater than or equal to {field.Min}";
        }
    }

    private static string Shown(Service service, Field field, Structure input) =>
        service.Name == "iam" || !input.Has(field.Name) ? "" : $"'{input.Text(field.Name)}' ";

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
