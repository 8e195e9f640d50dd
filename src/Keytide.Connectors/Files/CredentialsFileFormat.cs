using Keytide.Distribution;

namespace Keytide.Connectors.Files;

/// <summary>
/// One profile of the shared credentials file of the AWS SDKs and tools. Comments, order, spacing and every other profile stay as they
/// are. Names of settings are compared without regard to case, as botocore does; a line that begins with a blank continues the one
/// before it and is not looked at.
/// </summary>
public sealed class CredentialsFileFormat(string profile) : IPairFormat
{
    private const string IdName = "aws_access_key_id";
    private const string SecretName = "aws_secret_access_key";
    private const string TokenName = "aws_session_token";

    public string Put(string existing, KeyPair pair)
    {
        if (WhyNot(existing) is { } problem)
        {
            throw new DestinationException(problem);
        }

        var lines = new AssignmentLines(existing);
        var sections = Sections(lines);
        if (sections.Count == 0)
        {
            if (lines.Count > 0 && lines[^1].Length > 0)
            {
                lines.Insert(lines.Count, "");
            }

            lines.Insert(lines.Count, $"[{profile}]");
            sections = [(lines.Count - 1, lines.Count)];
        }

        var (start, end) = sections[0];
        var added = Set(lines, start, end, start + 1, IdName, pair.Id.Value);
        var idLine = Settings(lines, start, end + added, IdName)[0];
        Set(lines, start, end + added, idLine + 1, SecretName, new string(pair.Secret.Reveal()));
        return lines.ToString();
    }

    public KeyPair? Find(string existing)
    {
        var lines = new AssignmentLines(existing);
        return WhyNot(existing) is null && Sections(lines) is [var (start, end)]
            && Value(lines, start, end, IdName) is { } id && AccessKeyId.TryParse(id, out var key)
            && Value(lines, start, end, SecretName) is { Length: > 0 } secret
                ? new KeyPair(key, new SecretText(secret))
                : null;
    }

    public string? WhyNot(string existing)
    {
        var lines = new AssignmentLines(existing);
        var sections = Sections(lines);
        if (sections.Count > 1)
        {
            return $"The profile {profile} is there more than once.";
        }

        foreach (var (start, end) in sections)
        {
            if (Settings(lines, start, end, IdName).Count > 1 || Settings(lines, start, end, SecretName).Count > 1)
            {
                return $"The profile {profile} sets its key more than once.";
            }

            if (Settings(lines, start, end, TokenName).Count > 0)
            {
                return $"The profile {profile} has an aws_session_token, so its key is a temporary one.";
            }
        }

        return null;
    }

    /// <summary>Sets a value, in place where it is set already. Returns how many lines were added.</summary>
    private static int Set(AssignmentLines lines, int start, int end, int at, string name, string value)
    {
        if (Settings(lines, start, end, name) is [var index, ..])
        {
            var line = lines[index];
            var from = ValueStart(line);
            var until = from;
            while (until < line.Length && !char.IsWhiteSpace(line[until]))
            {
                until++;
            }

            lines.Replace(index, $"{line[..from]}{value}{line[until..]}");
            return 0;
        }

        lines.Insert(at, $"{name} = {value}");
        return 1;
    }

    private static string? Value(AssignmentLines lines, int start, int end, string name)
    {
        if (Settings(lines, start, end, name) is not [var index])
        {
            return null;
        }

        var line = lines[index];
        return line[ValueStart(line)..].Split([' ', '\t'], 2)[0];
    }

    private static int ValueStart(string line)
    {
        var at = line.AsSpan().IndexOfAny('=', ':') + 1;
        while (at < line.Length && line[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    private static List<int> Settings(AssignmentLines lines, int start, int end, string name)
    {
        var found = new List<int>();
        for (var i = start + 1; i < end; i++)
        {
            var line = lines[i];
            var separator = line.AsSpan().IndexOfAny('=', ':');
            if (separator > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ('#' or ';')
                && line.AsSpan(0, separator).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(i);
            }
        }

        return found;
    }

    /// <summary>The header's line and the line after the last, of every section of that name.</summary>
    private List<(int Start, int End)> Sections(AssignmentLines lines)
    {
        var found = new List<(int, int)>();
        int? open = null;
        for (var i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && !lines[i].StartsWith('['))
            {
                continue;
            }

            if (open is { } start)
            {
                found.Add((start, i));
            }

            open = i < lines.Count && lines[i].IndexOf(']', StringComparison.Ordinal) is var close and > 0
                && lines[i].AsSpan(1, close - 1).Trim().SequenceEqual(profile)
                    ? i
                    : null;
        }

        return found;
    }
}
