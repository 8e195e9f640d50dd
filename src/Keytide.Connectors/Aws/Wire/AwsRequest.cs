namespace Keytide.Connectors.Aws.Wire;

/// <summary>One HTTP request to AWS, already signed.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Uri">The absolute address, query string included.</param>
/// <param name="Headers">Names as sent, one value each; Host is among them.</param>
/// <param name="Body">The exact bytes that were signed.</param>
public sealed record AwsRequest(string Method, Uri Uri, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);
