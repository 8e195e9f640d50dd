using System.Text;
using Keytide.Connectors.Web;

namespace Keytide.Connectors.Vault;

/// <summary>
/// How Vault is reached; set as for Vault's own clients (developer.hashicorp.com/vault/docs/commands, "Environment variables").
/// </summary>
/// <param name="Server">Vault's address.</param>
/// <param name="Token">Of the caller.</param>
/// <param name="Namespace">Of Vault Enterprise and HCP; null for none.</param>
/// <param name="Trust">The authority of Vault's certificate; null for those of the machine.</param>
/// <param name="Problem">Why Vault is not reached; null where nothing speaks against it.</param>
public sealed record VaultSettings(Uri Server, SecretText? Token, string? Namespace, TlsTrust? Trust, string? Problem)
{
    public const string ServerVariable = "VAULT_ADDR";
    public const string TokenVariable = "VAULT_TOKEN";
    public const string NamespaceVariable = "VAULT_NAMESPACE";

    public const string AuthorityVariable = "VAULT_CACERT";

    private const string UsualServer = "https://127.0.0.1:8200";

    /// <param name="variable">Reads the environment.</param>
    /// <param name="home">The folder in which <c>vault login</c> leaves its token.</param>
    public static VaultSettings Of(Func<string, string?> variable, string home)
    {
        var address = variable(ServerVariable) is { Length: > 0 } given ? given : UsualServer;
        var space = variable(NamespaceVariable) is { Length: > 0 } named ? named : null;
        var token = WebToken.Find(variable, [TokenVariable], Path.Combine(home, ".vault-token"));
        var (trust, unreadable) = TrustOf(variable);
        var isAddress = Uri.TryCreate(address, UriKind.Absolute, out var server);
        var problem = !isAddress
            ? $"{ServerVariable} is \"{Quoted.Shorten(address)}\", which is no address like https://vault.example:8200."
            : JsonService.WhyNot(server!) is { } unfit ? $"{ServerVariable}: {unfit}"
            : space is not null && WebToken.Checked(space, NamespaceVariable).Text is null ? $"{NamespaceVariable} is no name."
            : unreadable ?? token.Problem;
        return new VaultSettings(isAddress ? server! : new Uri(UsualServer), token.Text, space, trust, problem);
    }

    private static (TlsTrust? Trust, string? Problem) TrustOf(Func<string, string?> variable)
    {
        if (variable(AuthorityVariable) is not { Length: > 0 } file)
        {
            return (null, null);
        }

        try
        {
            var trust = new TlsTrust(File.ReadAllText(file, Encoding.UTF8), null, null, null, SkipsVerification: false);
            trust.Handler().Dispose();
            return (trust, null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException)
        {
            return (null, $"{AuthorityVariable}: {Quoted.Sentence(problem.Message)}");
        }
    }
}
