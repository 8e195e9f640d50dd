namespace Keytide.Inventory;

/// <summary>
/// What is kept of an account, as it is written: plain text and numbers only, so that reading it back means checking all of it.
/// </summary>
internal sealed record CachedAccountDocument
{
    /// <summary>Raised whenever an older reader would misunderstand what is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Tells this from any other JSON.</summary>
    public const string CurrentKind = "keytide-inventory";

    public string? Kind { get; init; }

    public int Version { get; init; }

    public string? Account { get; init; }

    public string? Partition { get; init; }

    public string? Name { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    public DateTimeOffset? ReportGeneratedAt { get; init; }

    public int? UserCount { get; init; }

    public int? UsersWithKeys { get; init; }

    public Dictionary<string, User>? Users { get; init; }

    internal sealed record User(
        Reading? AccessKeys, Reading? MfaDevices, List<Certification>? Certifications, Reading? Certificates, Reading? SshKeys)
    {
        public string? Arn { get; init; }

        public string? Owner { get; init; }
    }

    internal sealed record Reading(DateTimeOffset ReadAt, List<Item>? Items);

    /// <summary>A key, a device or a certificate: an id, a status where it has one, and a date.</summary>
    internal sealed record Item(string? Id, CredentialStatus? Status, DateTimeOffset? At);

    internal sealed record Certification(string? SerialNumber, DateTimeOffset ReadAt, Dictionary<string, string>? Values);
}
