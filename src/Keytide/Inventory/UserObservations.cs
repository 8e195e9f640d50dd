using System.Collections.Concurrent;

namespace Keytide.Inventory;

/// <summary>
/// The answers about one user, one fact for each call: null before anybody asked, unknown once asked in vain. A later answer replaces
/// an earlier one; a failure replaces nothing that was known, and is noted.
/// </summary>
public sealed class UserObservations
{
    private readonly ConcurrentDictionary<(string Action, string? Subject), string> _failures = new();

    public Fact<IReadOnlyList<ListedAccessKey>>? AccessKeys
    {
        get;
        set => field = Replace(field, value, IamActions.ListAccessKeys);
    }

    public Fact<IReadOnlyList<ListedMfaDevice>>? MfaDevices
    {
        get;
        set => field = Replace(field, value, IamActions.ListMfaDevices);
    }

    public Fact<IReadOnlyList<SigningCertificate>>? SigningCertificates
    {
        get;
        set => field = Replace(field, value, IamActions.ListSigningCertificates);
    }

    public Fact<IReadOnlyList<SshPublicKey>>? SshPublicKeys
    {
        get;
        set => field = Replace(field, value, IamActions.ListSshPublicKeys);
    }

    public Fact<LoginProfile>? LoginProfile
    {
        get;
        set => field = Replace(field, value, IamActions.GetLoginProfile);
    }

    /// <summary>PasswordLastUsed of iam:GetUser; <see cref="LastUse.Never"/> where the answer has none.</summary>
    public Fact<LastUse>? PasswordLastUse
    {
        get;
        set => field = Replace(field, value, IamActions.GetUser);
    }

    /// <summary>When a call said that there is no such user; null while it is there.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    private ConcurrentDictionary<AccessKeyId, Fact<LastUse>> KeyLastUses { get; } = new();

    private ConcurrentDictionary<string, Fact<IReadOnlyDictionary<string, string>>> Certifications { get; } = new(StringComparer.Ordinal);

    /// <summary>What iam:GetAccessKeyLastUsed said of a key; null where nobody asked.</summary>
    public Fact<LastUse>? LastUseOf(AccessKeyId key) => KeyLastUses.TryGetValue(key, out var fact) ? fact : null;

    public void SetLastUse(AccessKeyId key, Fact<LastUse> answer) =>
        KeyLastUses[key] = Replace(LastUseOf(key), answer, IamActions.GetAccessKeyLastUsed, key.Value)!.Value;

    /// <summary>What iam:GetMFADevice said of a device; null where nobody asked.</summary>
    public Fact<IReadOnlyDictionary<string, string>>? CertificationsOf(string serialNumber) =>
        Certifications.TryGetValue(serialNumber, out var fact) ? fact : null;

    public void SetCertifications(string serialNumber, Fact<IReadOnlyDictionary<string, string>> answer) =>
        Certifications[serialNumber] = Replace(CertificationsOf(serialNumber), answer, IamActions.GetMfaDevice, serialNumber)!.Value;

    internal bool HasFailed(InventoryCall call) => _failures.ContainsKey((call.Action, call.Subject));

    internal void Fail(InventoryCall call, string reason)
    {
        switch (call.Action)
        {
            case IamActions.ListAccessKeys:
                AccessKeys = Fact.Unknown<IReadOnlyList<ListedAccessKey>>(reason);
                break;
            case IamActions.ListMfaDevices:
                MfaDevices = Fact.Unknown<IReadOnlyList<ListedMfaDevice>>(reason);
                break;
            case IamActions.ListSigningCertificates:
                SigningCertificates = Fact.Unknown<IReadOnlyList<SigningCertificate>>(reason);
                break;
            case IamActions.ListSshPublicKeys:
                SshPublicKeys = Fact.Unknown<IReadOnlyList<SshPublicKey>>(reason);
                break;
            case IamActions.GetLoginProfile:
                LoginProfile = Fact.Unknown<LoginProfile>(reason);
                break;
            case IamActions.GetUser:
                PasswordLastUse = Fact.Unknown<LastUse>(reason);
                break;
            case IamActions.GetAccessKeyLastUsed:
                SetLastUse(AccessKeyId.Parse(call.Subject!), Fact.Unknown<LastUse>(reason));
                break;
            case IamActions.GetMfaDevice:
                SetCertifications(call.Subject!, Fact.Unknown<IReadOnlyDictionary<string, string>>(reason));
                break;
            default:
                throw new ArgumentException($"{call.Action} is not a call about a user.", nameof(call));
        }
    }

    /// <summary>The calls that failed, in a stable order.</summary>
    internal IEnumerable<ReadGap> Gaps(string user) =>
        from failure in _failures
        orderby failure.Key.Action, failure.Key.Subject
        let subject = failure.Key.Subject is { } detail ? $"{user} {detail}" : user
        select new ReadGap(failure.Key.Action, subject, failure.Value);

    private Fact<T>? Replace<T>(Fact<T>? old, Fact<T>? latest, string action, string? subject = null)
        where T : notnull
    {
        if (latest is { IsKnown: false, IsNotAsked: false } failure)
        {
            _failures[(action, subject)] = failure.Reason;
            return old is { IsKnown: true } ? old : latest;
        }

        _failures.TryRemove((action, subject), out _);
        return latest;
    }
}
