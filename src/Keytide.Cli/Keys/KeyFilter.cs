using Keytide.Inventory;

namespace Keytide.Cli.Keys;

/// <summary>Which credentials are wanted.</summary>
/// <param name="Organization">Of every account of the organization.</param>
/// <param name="Kind">Of this kind; null for all.</param>
/// <param name="User">Of this user; null for all.</param>
internal sealed record KeyFilter(bool Organization, CredentialKind? Kind = null, string? User = null)
{
    public bool Takes(Credential credential) =>
        (Kind is null || credential.Kind == Kind) && (User is null || credential.Principal.Name == User);
}
