using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>Makes the subjects of judgements.</summary>
internal static class Subjects
{
    public static Subject Of(UserFacts user) => new(user.Principal, $"user {Name(user.Principal)}");

    public static Subject Of(Principal principal, CredentialKind kind, string? id, string? place = null) =>
        new(principal, id is null ? $"the {Noun(kind)} of {Name(principal)}" : $"{Noun(kind)} {Quoted.Shorten(id)} of {Name(principal)}")
        {
            Kind = kind,
            CredentialId = id,
            Place = place,
        };

    /// <summary>
    /// Each key as a subject of its own. Keys without an id are told apart by when they were made, and those made in the same second by
    /// their number in an order that does not depend on the order of reading.
    /// </summary>
    public static IEnumerable<(AccessKey Key, Subject Subject)> Of(Principal owner, IReadOnlyList<AccessKey> keys)
    {
        foreach (var key in keys.Where(key => key.Id is not null))
        {
            yield return (key, Of(owner, CredentialKind.AccessKey, key.Id!.Value.Value));
        }

        var nameless = keys.Where(key => key.Id is null)
            .OrderBy(Created).ThenBy(key => key.Status).ThenBy(key => key.LastUse.TryGet(out var use) ? use.At : null);
        foreach (var group in nameless.GroupBy(Created))
        {
            var number = 0;
            foreach (var key in group)
            {
                number++;
                var place = (group.Key is { } at ? Phrases.Instant(at) : "unknown time") + (number > 1 ? $" ({number})" : "");
                var label = $"an access key of {Name(owner)} made {place}";
                yield return (key, new Subject(owner, label) { Kind = CredentialKind.AccessKey, Place = place });
            }
        }
    }

    public static string Name(Principal principal) => principal.Type == PrincipalType.Root ? "root" : Quoted.Shorten(principal.Name);

    private static DateTimeOffset? Created(AccessKey key) => key.CreatedAt.TryGet(out var at) ? at : null;

    private static string Noun(CredentialKind kind) => kind switch
    {
        CredentialKind.AccessKey => "access key",
        CredentialKind.Password => "console password",
        CredentialKind.MfaDevice => "MFA device",
        CredentialKind.SigningCertificate => "signing certificate",
        CredentialKind.SshPublicKey => "SSH public key",
        CredentialKind.ServiceSpecificCredential => "service credential",
        CredentialKind.ServerCertificate => "server certificate",
        _ => "credential",
    };
}
