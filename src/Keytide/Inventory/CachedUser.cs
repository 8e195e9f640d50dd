namespace Keytide.Inventory;

/// <summary>What is kept of one user from one audit to the next: what takes a call per user. Null where it was never read.</summary>
public sealed record CachedUser
{
    /// <summary>The user's ARN when it was read last; null in entries from before this was kept.</summary>
    public string? Arn { get; init; }

    /// <summary>Who answers for it by its tags; null where no tag says so or they were not read.</summary>
    public string? Owner { get; init; }

    public CachedReading<ListedAccessKey>? AccessKeys { get; init; }

    public CachedReading<ListedMfaDevice>? MfaDevices { get; init; }

    public IReadOnlyList<CachedCertification> Certifications { get; init; } = [];

    public CachedReading<SigningCertificate>? SigningCertificates { get; init; }

    public CachedReading<SshPublicKey>? SshPublicKeys { get; init; }

    internal bool IsEmpty =>
        this is { AccessKeys: null, MfaDevices: null, SigningCertificates: null, SshPublicKeys: null, Certifications.Count: 0 };
}
