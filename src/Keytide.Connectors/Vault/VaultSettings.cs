using Keytide.Connectors.Web;

namespace Keytide.Connectors.Vault;

/// <summary>
/// How Vault is reached; set as for Vault's own clients (developer.hashicorp.com/vault/docs/commands, "Environment variables").
/// </summary>
/// <param name="Server">Vault's address.</param>
/// <param name="Token">Of the caller.</param>
/// <param name="Namespace">Of Vault Enterprise and HCP; null for none.</param>
/// <param name="Problem">Why Vault is not reached; null where nothing speaks against it.</param>
public sealed record VaultSettings(Uri Server, SecretText? Token, string? Namespace, string? Problem)
{
    public const string ServerVariable = "VAULT_ADDR";
    public const string TokenVariable = "VAULT_TOKEN";
    public const string NamespaceVariable = "VAULT_NAMESPACE";

    private const string UsualServer = "https://127.0.0.1:8200";

    /// <param name="variable">Reads the environment.</param>
    /// <param name="home">The folder in which <c>vault login</c> leaves its token.</param>
    public static VaultSettings Of(Func<string, string?> variable, string home)
    {
        var address = variable(ServerVariable) is { Length: > 0 } given ? given : UsualServer;
        var space = variable(NamespaceVariable) is { Length: > 0 } named ? named : null;
        var token = WebToken.Find(variable, [TokenVariable], Path.Combine(home, ".vault-token"));
        var isAddress = Uri.TryCreate(address, UriKind.Absolute, out var server);
        var problem = !isAddress
            ? $"{ServerVariable} is \"{Quoted.Shorten(address)}\", which is no address like https://vault.example:8200."
            : JsonService.WhyNot(server!) is { } unfit ? $"{ServerVariable}: {unfit}"
            : space is not null && WebToken.Checked(space, NamespaceVariable).Text is null ? $"{NamespaceVariable} is no name."
            : token.Problem;
        return new VaultSettings(isAddress ? server! : new Uri(UsualServer), token.Text, space, problem);
    }
}
