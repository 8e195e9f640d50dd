using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Keytide.Connectors.Web;

/// <summary>What a service answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The answer; null where it is no JSON, as an error page of a proxy, or too long.</param>
/// <param name="Headers">What it said beside that.</param>
public sealed record JsonReply(int Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The first value of a header; null without one.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>The text at the end of these names; null where there is none, or it is something else.</summary>
    public string? Text(params ReadOnlySpan<string> path) =>
        At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The whole number at the end of these names; null where there is none.</summary>
    public long? Number(params ReadOnlySpan<string> path) =>
        At(path) is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    /// <summary>The object at the end of these names; null where there is none.</summary>
    public JsonObject? Object(params ReadOnlySpan<string> path) => At(path) as JsonObject;

    private JsonNode? At(ReadOnlySpan<string> path)
    {
        var node = Body;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }
}
