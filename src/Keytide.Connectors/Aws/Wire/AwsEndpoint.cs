namespace Keytide.Connectors.Aws.Wire;

/// <summary>Where a service is reached and which region its signatures name.</summary>
/// <param name="Address">Scheme, host, port and, for stand-ins behind a gateway, a base path.</param>
/// <param name="SigningRegion">The region of the credential scope, which for a global service is not the caller's.</param>
public sealed record AwsEndpoint(Uri Address, string SigningRegion)
{
    /// <summary>The request path below the endpoint's own base path.</summary>
    public string PathOf(string path) => Address.AbsolutePath.TrimEnd('/') + path;
}
