namespace Keytide.Connectors.Aws.Wire;

/// <summary>The parts of a request to AWS before it is signed.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Endpoint">Scheme and host (and port) it goes to. A path in it is ignored: the path is <paramref name="Path"/>.</param>
/// <param name="Path">From the leading slash on, percent-encoded as it goes over the wire.</param>
/// <param name="Query">Names and values before encoding.</param>
/// <param name="Headers">All of them are signed. Host, the date and the session token are added by the signer.</param>
/// <param name="Body">The bytes to send.</param>
public sealed record UnsignedRequest(
    string Method,
    Uri Endpoint,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body);
