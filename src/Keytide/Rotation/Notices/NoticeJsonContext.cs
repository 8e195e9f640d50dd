using System.Text.Json.Serialization;

namespace Keytide.Rotation.Notices;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoticeDocument))]
internal sealed partial class NoticeJsonContext : JsonSerializerContext;
