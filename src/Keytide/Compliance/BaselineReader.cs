using System.Globalization;
using System.Text.Json;
using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>
/// Reads the JSON of an earlier audit. The file may have been anywhere since, so it is bounded and checked; it may also be large, so it is
/// read as it comes and only what failed or was fixed is kept.
/// </summary>
public sealed class BaselineReader : IDisposable
{
    private const int MostEntries = 5_000_000;
    private const int LongestText = 2048;

    private readonly JsonTokens _json;
    private readonly string _file;
    private readonly Dictionary<string, Principal> _principals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _checks = new(StringComparer.Ordinal);
    private readonly List<BaselineEntry> _entries = [];
    private bool _isAudit;
    private DateTimeOffset? _asOf;

    private BaselineReader(Stream stream, string file)
    {
        _json = new JsonTokens(stream);
        _file = file;
    }

    /// <param name="stream">The file's bytes; closed at the end.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="KeytideException">It is not the JSON of an audit.</exception>
    public static Baseline Read(Stream stream, string file)
    {
        using var reader = new BaselineReader(stream, file);
        try
        {
            return reader.Read();
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            throw reader.Fault($"{(fault is JsonException ? "it is not valid JSON" : fault.Message)}", fault);
        }
    }

    public void Dispose() => _json.Dispose();

    private Baseline Read()
    {
        Expect(JsonTokenType.StartObject);
        while (NextName() is { } name)
        {
            switch (name)
            {
                case "schemaVersion":
                    _isAudit = NextText() == "1";
                    break;
                case "asOf":
                    _asOf = Instant(NextText());
                    break;
                case "findings":
                    ReadFindings();
                    break;
                default:
                    _json.Skip();
                    break;
            }
        }

        return _isAudit && _asOf is { } asOf
            ? new Baseline(asOf, _entries)
            : throw new FormatException("it lacks asOf, or a schemaVersion that this Keytide knows");
    }

    private void ReadFindings()
    {
        Expect(JsonTokenType.StartArray);
        while (Next() != JsonTokenType.EndArray)
        {
            if (_json.Kind != JsonTokenType.StartObject)
            {
                throw new FormatException("a finding is not an object");
            }

            if (ReadFinding() is { } entry)
            {
                _entries.Add(_entries.Count < MostEntries ? entry : throw new FormatException($"more than {MostEntries} findings failed"));
            }
        }
    }

    private BaselineEntry? ReadFinding()
    {
        Dictionary<string, string?> texts = new(StringComparer.Ordinal);
        Principal? principal = null;
        while (NextName() is { } name)
        {
            switch (name)
            {
                case "id" or "check" or "severity" or "verdict" or "baseline":
                case "accountId" or "credentialId" or "credentialKind" or "resource":
                    texts[name] = NextText();
                    break;
                case "principal":
                    principal = ReadPrincipal();
                    break;
                default:
                    _json.Skip();
                    break;
            }
        }

        string Need(string name) => texts.GetValueOrDefault(name) ?? throw new FormatException($"a finding lacks {name}");
        var isOpen = Named<Verdict>(Need("verdict")) is Verdict.Fail or Verdict.Muted;
        var isFixed = !isOpen && texts.GetValueOrDefault("baseline") is { } state && Named<BaselineState>(state) == BaselineState.Fixed;
        return isOpen || isFixed
            ? new BaselineEntry(
                Need("id"),
                Shared(_checks, Need("check")),
                Named<Severity>(Need("severity")),
                isFixed,
                AccountId.Parse(Need("accountId")),
                principal ?? throw new FormatException("a finding lacks principal"),
                texts.GetValueOrDefault("credentialId"),
                texts.GetValueOrDefault("credentialKind") is { } kind ? Named<CredentialKind>(kind) : null,
                texts.GetValueOrDefault("resource"))
            : null;
    }

    // Most findings share their principal with others.
    private Principal ReadPrincipal()
    {
        Expect(JsonTokenType.StartObject);
        Dictionary<string, string?> texts = new(StringComparer.Ordinal);
        while (NextName() is { } name)
        {
            if (name is "type" or "name" or "arn" or "id")
            {
                texts[name] = NextText();
            }
            else
            {
                _json.Skip();
            }
        }

        string Need(string name) => texts.GetValueOrDefault(name) ?? throw new FormatException($"a principal lacks {name}");
        var principal = new Principal(Named<PrincipalType>(Need("type")), Need("name"), Need("arn"), texts.GetValueOrDefault("id"));
        var key = $"{principal.Arn}\n{principal.Id}\n{principal.Type}";
        return _principals.TryAdd(key, principal) ? principal : _principals[key];
    }

    private static string Shared(Dictionary<string, string> pool, string text) => pool.TryAdd(text, text) ? text : pool[text];

    private JsonTokenType Next() => _json.Read() ? _json.Kind : throw new JsonException("The file ends too early.");

    private string? NextName() => Next() == JsonTokenType.EndObject ? null : _json.Text;

    private string? NextText() => Next() switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String when _json.Text!.Length <= LongestText => _json.Text,
        JsonTokenType.String => throw new FormatException($"a text has more than {LongestText} characters"),
        _ => throw new FormatException("something else stands where text belongs"),
    };

    private void Expect(JsonTokenType kind)
    {
        if (Next() != kind)
        {
            throw new FormatException("it has another form than an audit");
        }
    }

    private static T Named<T>(string name)
        where T : struct, Enum =>
        name.All(char.IsAsciiLetter) && Enum.TryParse<T>(name, ignoreCase: true, out var value)
            ? value
            : throw new FormatException($"\"{Quoted.Shorten(name)}\" is no {typeof(T).Name}");

    private static DateTimeOffset Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new FormatException("asOf is no instant");

    private KeytideException Fault(string problem, Exception inner) => new(
        $"The baseline {_file} cannot be used: {problem}.",
        "Give the file that an earlier keytide audit --format json --output FILE wrote.",
        inner);
}
