namespace Keytide.Inventory;

/// <summary>
/// Lists every credential of an account as rows of one shape, whatever their kinds. What is unknown has no row; the gaps say so.
/// </summary>
public static class Credentials
{
    public static IReadOnlyList<Credential> Of(AccountSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var rows = OfRoot(snapshot);
        if (snapshot.Users.TryGet(out var users))
        {
            rows = rows.Concat(users.SelectMany(user => OfUser(snapshot.Id, user)));
        }

        if (snapshot.ServerCertificates.TryGet(out var certificates))
        {
            var account = Principal.Account(snapshot.Id, snapshot.Partition);
            rows = rows.Concat(certificates.Select(certificate => Server(snapshot, account, certificate)));
        }

        return [.. rows];
    }

    private static IEnumerable<Credential> OfRoot(AccountSnapshot snapshot)
    {
        var root = snapshot.Root;
        return Passwords(snapshot.Id, root.Principal, root.Password)
            .Concat(Keys(snapshot.Id, root.Principal, root.AccessKeys))
            .Concat(Devices(snapshot.Id, root.Principal, root.MfaDevices))
            .Concat(Certificates(snapshot.Id, root.Principal, root.SigningCertificates));
    }

    private static IEnumerable<Credential> OfUser(AccountId account, UserFacts user) =>
        Passwords(account, user.Principal, user.Password)
            .Concat(Keys(account, user.Principal, user.AccessKeys))
            .Concat(Devices(account, user.Principal, user.MfaDevices))
            .Concat(Certificates(account, user.Principal, user.SigningCertificates))
            .Concat(Each(user.SshPublicKeys).Select(key => new Credential
            {
                Kind = CredentialKind.SshPublicKey,
                Id = key.Id,
                AccountId = account,
                Principal = user.Principal,
                Status = key.Status,
                CreatedAt = key.UploadedAt,
                LastUse = NoRecord,
                Service = "codecommit.amazonaws.com",
            }))
            .Concat(Each(user.ServiceSpecificCredentials).Select(credential => new Credential
            {
                Kind = CredentialKind.ServiceSpecificCredential,
                Id = credential.Id,
                AccountId = account,
                Principal = user.Principal,
                Status = credential.Status,
                CreatedAt = credential.CreatedAt,
                LastUse = NoRecord,
                ExpiresAt = credential.ExpiresAt,
                Service = credential.Service,
            }));

    private static Fact<LastUse> NoRecord => Fact.NotAsked<LastUse>("AWS keeps no record of its use");

    private static IEnumerable<Credential> Passwords(AccountId account, Principal owner, Fact<ConsolePassword> password) =>
        password is { IsKnown: true, Value.Enabled: true }
            ? [
                new Credential
                {
                    Kind = CredentialKind.Password,
                    Id = null,
                    AccountId = account,
                    Principal = owner,
                    Status = CredentialStatus.Active,
                    CreatedAt = password.Value.ChangedAt,
                    LastUse = password.Value.LastUse,
                },
            ]
            : [];

    private static IEnumerable<Credential> Keys(AccountId account, Principal owner, Fact<IReadOnlyList<AccessKey>> keys) =>
        Each(keys).Select(key => new Credential
        {
            Kind = CredentialKind.AccessKey,
            Id = key.Id?.Value,
            AccountId = account,
            Principal = owner,
            Status = key.Status,
            CreatedAt = key.CreatedAt.TryGet(out var created) ? created : null,
            LastUse = key.LastUse,
        });

    private static IEnumerable<Credential> Devices(AccountId account, Principal owner, Fact<IReadOnlyList<MfaDevice>> devices) =>
        Each(devices).Select(device => new Credential
        {
            Kind = CredentialKind.MfaDevice,
            Id = device.SerialNumber,
            AccountId = account,
            Principal = owner,
            Status = CredentialStatus.Active,
            CreatedAt = device.EnabledAt,
            LastUse = NoRecord,
        });

    private static IEnumerable<Credential> Certificates(
        AccountId account, Principal owner, Fact<IReadOnlyList<SigningCertificate>> certificates) =>
        Each(certificates).Select(certificate => new Credential
        {
            Kind = CredentialKind.SigningCertificate,
            Id = certificate.Id,
            AccountId = account,
            Principal = owner,
            Status = certificate.Status,
            CreatedAt = certificate.UploadedAt,
            LastUse = NoRecord,
        });

    private static Credential Server(AccountSnapshot snapshot, Principal account, ServerCertificate certificate) => new()
    {
        Kind = CredentialKind.ServerCertificate,
        Id = certificate.Id,
        AccountId = snapshot.Id,
        Principal = account,
        Status = certificate.ExpiresAt is not { } expires ? CredentialStatus.Unknown
            : expires <= snapshot.ServerCertificates.Provenance!.ObservedAt ? CredentialStatus.Expired
            : CredentialStatus.Active,
        CreatedAt = certificate.UploadedAt,
        LastUse = NoRecord,
        ExpiresAt = certificate.ExpiresAt,
    };

    private static IReadOnlyList<T> Each<T>(Fact<IReadOnlyList<T>> fact) => fact.TryGet(out var items) ? items : [];
}
