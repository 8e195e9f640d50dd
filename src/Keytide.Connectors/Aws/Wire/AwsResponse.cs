namespace Keytide.Connectors.Aws.Wire;

/// <summary>One whole HTTP answer.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Headers">Compared without regard to case.</param>
/// <param name="Body">The bytes as received, bounded by the transport.</param>
public sealed record AwsResponse(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
