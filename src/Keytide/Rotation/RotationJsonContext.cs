using System.Text.Json.Serialization;

namespace Keytide.Rotation;

[JsonSerializable(typeof(RotationEvent))]
internal sealed partial class RotationJsonContext : JsonSerializerContext;
