using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit;

/// <summary>Finds the credential that a finding of the same account is about.</summary>
public sealed class CredentialLookup
{
    private readonly Dictionary<(CredentialKind, string), Credential> _byId = [];
    private readonly Dictionary<string, Credential> _passwords = [];

    public CredentialLookup(IReadOnlyList<Credential> credentials)
    {
        foreach (var credential in credentials)
        {
            if (credential.Id is { } id)
            {
                _byId.TryAdd((credential.Kind, id), credential);
            }
            else if (credential.Kind == CredentialKind.Password)
            {
                _passwords.TryAdd(credential.Principal.Arn, credential); // A password has no id, and a user at most one.
            }
        }
    }

    public Credential? Find(Finding finding) => finding switch
    {
        { CredentialKind: { } kind, CredentialId: { } id } => _byId.GetValueOrDefault((kind, id)),
        { CredentialKind: CredentialKind.Password } => _passwords.GetValueOrDefault(finding.Principal.Arn),
        _ => null,
    };
}
