using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Keytide.Sandbox;

namespace Keytide.Tests.Sandbox;

/// <summary>An answer, opened: XML of the query services by path, JSON as a document.</summary>
internal sealed class Reply(SandboxAnswer answer)
{
    private XDocument? _xml;

    public SandboxAnswer Answer { get; } = answer;

    public int Status => Answer.Status;

    public string Text => Encoding.UTF8.GetString(Answer.Body.Span);

    public string? Code => All("Code").FirstOrDefault() ?? JsonText("__type");

    public string? Message => All("Message").FirstOrDefault() ?? JsonText("message") ?? JsonText("Message");

    public JsonElement Json => JsonDocument.Parse(Answer.Body).RootElement;

    private XDocument? Xml => Text.StartsWith('<') ? _xml ??= XDocument.Parse(Text) : null;

    /// <summary>The text of the first element of that local name; fails the test where there is none.</summary>
    public string this[string name] => All(name).FirstOrDefault()
        ?? throw new InvalidOperationException($"No <{name}> in {Status} {Text}");

    public IReadOnlyList<string> All(string name) =>
        Xml is null ? [] : [.. Xml.Descendants().Where(e => e.Name.LocalName == name).Select(e => e.Value)];

    /// <summary>The members of the list in the named element, each as name to text of its leaves.</summary>
    public IReadOnlyList<XElement> Members(string list) => Xml is null
        ? []
        : [.. Xml.Descendants().First(e => e.Name.LocalName == list).Elements().Where(e => e.Name.LocalName == "member")];

    /// <summary>The element that holds the members of the result; null where the operation has none.</summary>
    public XElement? Result() => Xml?.Root?.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));

    /// <summary>Throws unless the call succeeded; returns itself.</summary>
    public Reply Ok() => Status == 200 ? this : throw new InvalidOperationException($"{Status} {Text}");

    private string? JsonText(string name) =>
        Text.StartsWith('{') && Json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
