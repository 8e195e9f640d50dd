using System.Text.Json;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Sarif;

/// <summary>The rules that results name, in the order in which they were first named, so that a result can give its rule's index.</summary>
public sealed class SarifRules
{
    // GitHub takes twenty tags of a rule; the first few are ours.
    private const int MostControls = 16;

    private readonly List<Rule> _rules = [];
    private readonly Dictionary<string, int> _indexes = [];

    public int IndexOf(Finding finding)
    {
        if (!_indexes.TryGetValue(finding.Check, out var index))
        {
            _indexes[finding.Check] = index = _rules.Count;
            _rules.Add(new Rule(finding.Check, finding.Title));
        }

        _rules[index].Add(finding);
        return index;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        foreach (var rule in _rules)
        {
            Write(json, rule);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteText("id", rule.Id);
        WriteText(json, "shortDescription", rule.Title);
        var check = CheckCatalog.Find(rule.Id);
        WriteText(json, "fullDescription", check?.Criterion ?? rule.Title);
        WriteText(json, "help", check is null ? rule.Title : $"{check.Title}.\n\n{check.Why}\n\nWhat to do: {check.Remediation}");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SarifResult.LevelOf(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("security-severity", SecuritySeverity(rule.Severity));
        json.WriteString("precision", "very-high");
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        json.WriteStringValue("aws");
        json.WriteStringValue("credentials");
        foreach (var control in rule.Named.Take(MostControls))
        {
            json.WriteTextValue(control);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteText("text", text);
        json.WriteEndObject();
    }

    // GitHub's scale: above 9 critical, from 7 high, from 4 medium, above 0 low.
    private static string SecuritySeverity(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.0",
        _ => "0.1",
    };

    private sealed class Rule(string id, string title)
    {
        private readonly List<string> _controls = [];

        internal string Id { get; } = id;

        internal string Title { get; } = title;

        internal Severity Severity { get; private set; }

        internal IReadOnlyList<string> Named => _controls;

        internal void Add(Finding finding)
        {
            Severity = finding.Severity > Severity ? finding.Severity : Severity;
            if (_controls.Count == 0)
            {
                _controls.AddRange(finding.Controls.Select(ControlName.Of).Distinct());
            }
        }
    }
}
