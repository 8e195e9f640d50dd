using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Keytide.Connectors.Web;

/// <summary>How a body is written without reflection, straight to bytes that can be wiped.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SentJson : JsonSerializerContext;
