using Keytide.Inventory;

namespace Keytide.Tests.Support;

/// <summary>Makes the facts of one user for a test: known, read live, and without any credential unless told. Ages are in days.</summary>
public sealed class UserBuilder(string name)
{
    private UserFacts _user = new()
    {
        Principal = new Principal(
            PrincipalType.User, name, $"arn:aws:iam::{AccountBuilder.Id}:user/{name}", "AIDA" + name.ToUpperInvariant().PadRight(17, 'X')),
        CreatedAt = Known(AccountBuilder.Ago(1000)),
        Tags = Known<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>()),
        Permissions = Known(new UserPermissions([], [], [], null)),
        Password = Known(new ConsolePassword(Enabled: false, Known(LastUse.Never), null, null)),
        MfaActive = Known(false),
        MfaDevices = List<MfaDevice>(),
        AccessKeys = List<AccessKey>(),
        SigningCertificates = List<SigningCertificate>(),
        SshPublicKeys = List<SshPublicKey>(),
        ServiceSpecificCredentials = List<ServiceSpecificCredential>(),
        ServicesUsed = AccountBuilder.Unread<IReadOnlyDictionary<string, DateTimeOffset>>("not asked"),
    };

    /// <summary>An access key, active, a day old and in use unless told otherwise.</summary>
    public UserBuilder Key(
        string? id, double age = 1, double idle = 0, bool used = true, CredentialStatus status = CredentialStatus.Active)
    {
        var use = used ? new LastUse(AccountBuilder.Ago(idle), "s3", "eu-west-1") : LastUse.Never;
        var key = new AccessKey(id is null ? null : AccessKeyId.Parse(id), status, Known(AccountBuilder.Ago(age)), Known(use));
        return With(user => user with { AccessKeys = List([.. user.AccessKeys.Value, key]) });
    }

    public UserBuilder Password(double age = 1, double idle = 0, bool used = true) => With(user => user with
    {
        Password = Known(new ConsolePassword(
            Enabled: true, Known(used ? new LastUse(AccountBuilder.Ago(idle)) : LastUse.Never), AccountBuilder.Ago(age), null)),
    });

    public UserBuilder Mfa(params MfaDevice[] devices) => With(user => user with { MfaActive = Known(true), MfaDevices = List(devices) });

    public UserBuilder Created(double age) => With(user => user with { CreatedAt = Known(AccountBuilder.Ago(age)) });

    public UserBuilder Tag(string key, string value) => With(user => user with
    {
        Tags = Known<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(user.Tags.Value) { [key] = value }),
    });

    public UserBuilder In(params string[] groups) => Permit(permissions => permissions with { Groups = groups });

    public UserBuilder Attached(params string[] arns) => Permit(permissions => permissions with
    {
        AttachedPolicies = [.. arns.Select(arn => new PolicyAttachment(arn[(arn.LastIndexOf('/') + 1)..], arn))],
    });

    public UserBuilder Inline(string policy, string document) => Permit(permissions => permissions with
    {
        InlinePolicies = [.. permissions.InlinePolicies, new InlinePolicy(policy, document)],
    });

    public UserBuilder Boundary(string arn) => Permit(permissions => permissions with { BoundaryArn = arn });

    public UserBuilder Service(
        string id, string service, double age = 1, double? expiresIn = null, CredentialStatus status = CredentialStatus.Active) =>
        With(user => user with
        {
            ServiceSpecificCredentials = List(
            [
                .. user.ServiceSpecificCredentials.Value,
                new ServiceSpecificCredential(
                    id, service, status, AccountBuilder.Ago(age), expiresIn is { } days ? AccountBuilder.Ago(-days) : null, null, null),
            ]),
        });

    public UserBuilder Ssh(string id, double age, CredentialStatus status = CredentialStatus.Active) => With(user => user with
    {
        SshPublicKeys = List([.. user.SshPublicKeys.Value, new SshPublicKey(id, status, AccountBuilder.Ago(age))]),
    });

    public UserBuilder Certificate(string? id, double age, CredentialStatus status = CredentialStatus.Active) => With(user => user with
    {
        SigningCertificates = List([.. user.SigningCertificates.Value, new SigningCertificate(id, status, AccountBuilder.Ago(age))]),
    });

    public UserBuilder With(Func<UserFacts, UserFacts> change)
    {
        _user = change(_user);
        return this;
    }

    public UserFacts Build() => _user;

    private UserBuilder Permit(Func<UserPermissions, UserPermissions> change) =>
        With(user => user with { Permissions = Known(change(user.Permissions.Value)) });

    private static Fact<T> Known<T>(T value)
        where T : notnull => AccountBuilder.Known(value);

    private static Fact<IReadOnlyList<T>> List<T>(params T[] items) => AccountBuilder.List(items);
}
