using Keytide.Connectors.Web;

namespace Keytide.Connectors.Kubernetes;

/// <summary>How one cluster's API is reached.</summary>
/// <param name="Server">The API's address.</param>
/// <param name="Trust">Whom to trust there, and with which certificate to come.</param>
/// <param name="Token">The bearer token; null where the caller comes with a certificate or a program gives the token.</param>
/// <param name="Plugin">The program that gives credentials; null without one.</param>
/// <param name="Proxy">The proxy of this cluster; null for that of the environment.</param>
public sealed record KubeAccess(Uri Server, TlsTrust Trust, SecretText? Token, KubePlugin? Plugin, Uri? Proxy);
