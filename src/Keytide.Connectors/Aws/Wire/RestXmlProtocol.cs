namespace Keytide.Connectors.Aws.Wire;

/// <summary>REST with XML, as S3 speaks it: method and path say the operation; only reading ones are called.</summary>
public static class RestXmlProtocol
{
    public static UnsignedRequest Write(
        AwsEndpoint endpoint,
        string path,
        IReadOnlyList<KeyValuePair<string, string>> query,
        IReadOnlyList<KeyValuePair<string, string>> headers) =>
        new("GET", endpoint.Address, endpoint.PathOf(path), query, headers, ReadOnlyMemory<byte>.Empty);
}
