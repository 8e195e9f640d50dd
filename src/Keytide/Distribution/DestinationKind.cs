namespace Keytide.Distribution;

/// <summary>The kinds of place a key pair can be delivered to.</summary>
public enum DestinationKind
{
    SecretsManager,
    Ssm,
    CredentialsFile,
    Dotenv,
    JsonFile,
    Exec,
    Webhook,
    Vault,
    Kubernetes,
    GitHub,
    GitLab,
}
