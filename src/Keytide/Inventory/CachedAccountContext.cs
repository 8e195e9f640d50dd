using System.Text.Json.Serialization;

namespace Keytide.Inventory;

/// <summary>Generated (de)serialization of what is kept of an account; no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    MaxDepth = 16,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CachedAccountDocument))]
internal sealed partial class CachedAccountContext : JsonSerializerContext;
