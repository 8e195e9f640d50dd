using Keytide.Distribution;

namespace Keytide.Connectors.Files;

/// <summary>
/// A file of <c>NAME=value</c> lines, with or without <c>export</c> and quotes, that sets AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or
/// SMTP_USERNAME and SMTP_PASSWORD. Everything else in it stays as it is, and so do the quotes.
/// </summary>
/// <param name="form">Which of the two; null for the access key itself.</param>
public sealed class DotenvFormat(PairForm? form = null) : IPairFormat
{
    private const string TokenName = "AWS_SESSION_TOKEN";
    private const string Export = "export ";

    private readonly PairNames _names = (form ?? PairForm.AccessKey).Variables;

    public string Put(string existing, KeyPair pair)
    {
        if (WhyNot(existing) is { } problem)
        {
            throw new DestinationException(problem);
        }

        var lines = new AssignmentLines(existing);
        Set(lines, _names.Id, pair.Id.Value);
        Set(lines, _names.Secret, new string(pair.Secret.Reveal()));
        return lines.ToString();
    }

    public KeyPair? Find(string existing)
    {
        var lines = new AssignmentLines(existing);
        return WhyNot(existing) is null
            && AccessKeyId.TryParse(Value(lines, _names.Id), out var id)
            && Value(lines, _names.Secret) is { Length: > 0 } secret
                ? new KeyPair(id, new SecretText(secret))
                : null;
    }

    public string? WhyNot(string existing)
    {
        var lines = new AssignmentLines(existing);
        return Find(lines, _names.Id).Count > 1 || Find(lines, _names.Secret).Count > 1 ? "It sets the key more than once."
            : _names == PairForm.AccessKey.Variables && Value(lines, TokenName) is { Length: > 0 }
                ? "It sets AWS_SESSION_TOKEN, so its key is a temporary one."
            : null;
    }

    private static void Set(AssignmentLines lines, string name, string value)
    {
        if (Find(lines, name) is not [var index, ..])
        {
            lines.Insert(lines.Count, $"{name}={value}");
            return;
        }

        var line = lines[index];
        var (from, length, _) = ValuePlace(line);
        lines.Replace(index, $"{line[..from]}{value}{line[(from + length)..]}");
    }

    private static string? Value(AssignmentLines lines, string name)
    {
        if (Find(lines, name) is not [.., var index])
        {
            return null;
        }

        var (from, length, _) = ValuePlace(lines[index]);
        return lines[index].Substring(from, length);
    }

    /// <summary>Where the value stands, inside its quotes where it has some.</summary>
    private static (int From, int Length, bool Quoted) ValuePlace(string line)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal) + 1;
        while (at < line.Length && line[at] is ' ' or '\t')
        {
            at++;
        }

        if (at < line.Length && line[at] is '"' or '\'' && line.IndexOf(line[at], at + 1) is var closing and > 0)
        {
            return (at + 1, closing - at - 1, true);
        }

        var end = at;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
        {
            end++;
        }

        return (at, end - at, false);
    }

    private static List<int> Find(AssignmentLines lines, string name)
    {
        var found = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].AsSpan().TrimStart();
            line = line.StartsWith(Export, StringComparison.Ordinal) ? line[Export.Length..].TrimStart() : line;
            var separator = line.IndexOf('=');
            if (separator > 0 && line[..separator].TrimEnd().SequenceEqual(name))
            {
                found.Add(i);
            }
        }

        return found;
    }
}
