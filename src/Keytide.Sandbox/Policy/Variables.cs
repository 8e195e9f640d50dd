using System.Text;

namespace Keytide.Sandbox.Policy;

/// <summary>
/// Fills <c>${key}</c> and <c>${key, 'default'}</c> from the request; <c>${*}</c>, <c>${?}</c> and <c>${$}</c> are the characters.
/// </summary>
internal static class Variables
{
    /// <summary>Null where a variable has no value (or several) and no default: then nothing matches.</summary>
    public static string? Fill(string pattern, RequestContext context)
    {
        if (!pattern.Contains("${", StringComparison.Ordinal))
        {
            return pattern;
        }

        var text = new StringBuilder();
        var at = 0;
        while (at < pattern.Length)
        {
            var start = pattern.IndexOf("${", at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : pattern.IndexOf('}', start);
            if (end < 0)
            {
                break;
            }

            text.Append(pattern, at, start - at);
            if (Value(pattern[(start + 2)..end], context) is not { } value)
            {
                return null;
            }

            text.Append(Glob.Protect(value));
            at = end + 1;
        }

        return text.Append(pattern, at, pattern.Length - at).ToString();
    }

    private static string? Value(string name, RequestContext context)
    {
        if (name is "*" or "?" or "$")
        {
            return name;
        }

        var comma = name.IndexOf(',');
        var key = (comma < 0 ? name : name[..comma]).Trim();
        return context.Find(key) switch
        {
            [var only] => only,
            _ => comma < 0 ? null : name[(comma + 1)..].Trim().Trim('\''),
        };
    }
}
