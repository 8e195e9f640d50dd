using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Keytide.Inventory;

/// <summary>
/// Writes what is kept of an account as JSON and reads it back. What is read back is not trusted: an entry that is damaged, of another
/// version or of another account is refused with the reason, and the audit asks AWS as if there were none.
/// </summary>
public static class CachedAccountJson
{
    public const int LargestEntry = 64 * 1024 * 1024;

    private const int MostUsers = 100_000;
    private const int MostItems = 1000;
    private const int LongestText = 512;

    public static byte[] Serialize(CachedAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return JsonSerializer.SerializeToUtf8Bytes(ToDocument(account), CachedAccountContext.Default.CachedAccountDocument);
    }

    /// <param name="expected">The account that the entry was filed under.</param>
    /// <param name="reason">Why the entry is of no use, when the answer is false.</param>
    public static bool TryDeserialize(
        ReadOnlySpan<byte> json, AccountId expected, [NotNullWhen(true)] out CachedAccount? account, out string reason)
    {
        account = null;
        if (json.Length > LargestEntry)
        {
            reason = $"the entry is larger than {LargestEntry} bytes";
            return false;
        }

        try
        {
            var document = JsonSerializer.Deserialize(json, CachedAccountContext.Default.CachedAccountDocument);
            (account, reason) = FromDocument(document, expected);
            return account is not null;
        }
        catch (JsonException fault)
        {
            reason = $"the entry is damaged (line {(fault.LineNumber ?? 0) + 1})";
            return false;
        }
    }

    private static (CachedAccount? Account, string Reason) FromDocument(CachedAccountDocument? document, AccountId expected)
    {
        if (document is not { Kind: CachedAccountDocument.CurrentKind })
        {
            return (null, "the entry is not one of an inventory");
        }

        if (document.Version != CachedAccountDocument.CurrentVersion)
        {
            return (null, $"the entry has version {document.Version}, not {CachedAccountDocument.CurrentVersion}");
        }

        if (!AccountId.TryParse(document.Account, out var id) || id != expected || document.Partition is not { Length: > 0 and < 64 })
        {
            return (null, $"the entry is not of account {expected}");
        }

        if (document.Users is null || document.Users.Count > MostUsers)
        {
            return (null, "the entry's users are missing or too many");
        }

        var users = new Dictionary<string, CachedUser>(document.Users.Count, StringComparer.Ordinal);
        foreach (var (userId, user) in document.Users)
        {
            if (user is null || !IsText(userId) || !IsSound(user))
            {
                return (null, "the entry holds what no call answers");
            }

            users[userId] = ToUser(user);
        }

        return (new CachedAccount
        {
            Id = id,
            PartitionId = document.Partition,
            Name = document.Name,
            SavedAt = document.SavedAt,
            ReportGeneratedAt = document.ReportGeneratedAt,
            UserCount = document.UserCount,
            UsersWithKeys = document.UsersWithKeys,
            Users = users,
        }, "");
    }

    private static bool IsSound(CachedAccountDocument.User user) =>
        (user.Arn is null || IsText(user.Arn)) && (user.Owner is null || IsText(user.Owner))
        && IsSound(user.AccessKeys, item => AccessKeyId.TryParse(item.Id, out _) && item.Status is not null)
        && IsSound(user.MfaDevices, _ => true)
        && IsSound(user.Certificates, item => item.Status is not null)
        && IsSound(user.SshKeys, item => item.Status is not null)
        && (user.Certifications is null || (user.Certifications.Count <= MostItems && user.Certifications.TrueForAll(IsSound)));

    private static bool IsSound(CachedAccountDocument.Certification? device) =>
        device is { Values.Count: <= MostItems } && IsText(device.SerialNumber)
        && device.Values.All(entry => IsText(entry.Key) && entry.Value is { Length: <= LongestText });

    private static bool IsSound(CachedAccountDocument.Reading? reading, Func<CachedAccountDocument.Item, bool> isSound) =>
        reading is null
        || (reading.Items is { Count: <= MostItems } items
            && items.TrueForAll(item => item is not null && IsText(item.Id) && isSound(item)
                && (item.Status is not { } status || Enum.IsDefined(status))));

    private static bool IsText(string? text) => text is { Length: > 0 and <= LongestText };

    private static CachedUser ToUser(CachedAccountDocument.User user) => new()
    {
        Arn = user.Arn,
        Owner = user.Owner,
        AccessKeys = ToReading(user.AccessKeys, item => new ListedAccessKey(AccessKeyId.Parse(item.Id!), item.Status!.Value, item.At)),
        MfaDevices = ToReading(user.MfaDevices, item => new ListedMfaDevice(item.Id!, item.At)),
        SigningCertificates = ToReading(user.Certificates, item => new SigningCertificate(item.Id, item.Status!.Value, item.At)),
        SshPublicKeys = ToReading(user.SshKeys, item => new SshPublicKey(item.Id!, item.Status!.Value, item.At)),
        Certifications =
        [
            .. (user.Certifications ?? []).Select(device => new CachedCertification(device.SerialNumber!, device.ReadAt, device.Values!)),
        ],
    };

    private static CachedReading<T>? ToReading<T>(CachedAccountDocument.Reading? reading, Func<CachedAccountDocument.Item, T> convert) =>
        reading is null ? null : new CachedReading<T>(reading.ReadAt, [.. reading.Items!.Select(convert)]);

    private static CachedAccountDocument ToDocument(CachedAccount account) => new()
    {
        Kind = CachedAccountDocument.CurrentKind,
        Version = CachedAccountDocument.CurrentVersion,
        Account = account.Id.ToString(),
        Partition = account.PartitionId,
        Name = account.Name is { Length: <= LongestText } name ? name : null,
        SavedAt = account.SavedAt,
        ReportGeneratedAt = account.ReportGeneratedAt,
        UserCount = account.UserCount,
        UsersWithKeys = account.UsersWithKeys,
        Users = account.Users.OrderBy(user => user.Key, StringComparer.Ordinal)
            .ToDictionary(user => user.Key, user => FromUser(user.Value)),
    };

    private static CachedAccountDocument.User FromUser(CachedUser user) => new(
        FromReading(user.AccessKeys, key => new CachedAccountDocument.Item(key.Id.Value, key.Status, key.CreatedAt)),
        FromReading(user.MfaDevices, device => new CachedAccountDocument.Item(device.SerialNumber, null, device.EnabledAt)),
        user.Certifications.Count == 0 ? null : [.. user.Certifications.Select(FromCertification)],
        FromReading(user.SigningCertificates, item => new CachedAccountDocument.Item(item.Id, item.Status, item.UploadedAt)),
        FromReading(user.SshPublicKeys, key => new CachedAccountDocument.Item(key.Id, key.Status, key.UploadedAt)))
    {
        Arn = user.Arn,
        Owner = user.Owner is { Length: > 0 and <= LongestText } owner ? owner : null,
    };

    private static CachedAccountDocument.Certification FromCertification(CachedCertification device) =>
        new(device.SerialNumber, device.ReadAt, device.Values.ToDictionary(entry => entry.Key, entry => entry.Value));

    private static CachedAccountDocument.Reading? FromReading<T>(CachedReading<T>? reading, Func<T, CachedAccountDocument.Item> convert) =>
        reading is null ? null : new CachedAccountDocument.Reading(reading.ReadAt, [.. reading.Items.Select(convert)]);
}
