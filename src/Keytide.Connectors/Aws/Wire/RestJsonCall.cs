using System.Text.Json.Nodes;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>The parameters of a REST-JSON operation, laid out as its model binds them.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Path">The path with every part already percent-encoded.</param>
/// <param name="Query">Parameters in the query string, before encoding.</param>
/// <param name="Body">Null where the operation takes none.</param>
public sealed record RestJsonCall(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, JsonObject? Body);
