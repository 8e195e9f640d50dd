using System.Globalization;
using System.Text;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>
/// The report as AWS writes it: 22 columns, root first, users in order without regard to case, lines ended by a line feed and the last
/// one by nothing. Keys stand in the order of their ids, whichever is older, and an inactive key keeps its dates.
/// </summary>
public static class CredentialReportText
{
    private const string NotAvailable = "N/A";

    private const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,"
        + "access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
        + "access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    /// <summary>The whole report of an account as of <paramref name="now"/>.</summary>
    public static string Write(Account account, DateTimeOffset now, SandboxOptions options)
    {
        var hasLast = options.ReportNamesAdditionalCredentials;
        var text = new StringBuilder(Header);
        text.Append(hasLast ? ",additional_credentials_info" : "");
        Append(text, Root(account, now), hasLast ? Additional(account.Root.AccessKeys, account.Root.SigningCertificates) : null);
        foreach (var user in account.Users)
        {
            Append(text, User(user, now), hasLast ? Additional(user.AccessKeys, user.SigningCertificates) : null);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Root(Account account, DateTimeOffset now)
    {
        var root = account.Root;
        return
        [
            "<root_account>",
            account.RootArn,
            Date(account.CreatedAt),
            Flag(root.HasPassword),
            root.HasPassword ? LastUsed(root.PasswordLastUse, now) : NotAvailable,
            root.HasPassword ? Date(root.PasswordChangedAt ?? account.CreatedAt) : NotAvailable,
            "not_supported",
            Flag(root.MfaDevices.Count > 0),
            .. Keys(root.AccessKeys, now),
            .. Certificates(root.SigningCertificates),
        ];
    }

    private static IEnumerable<string> User(User user, DateTimeOffset now)
    {
        var profile = user.LoginProfile;
        var expires = profile?.ChangedAt.AddDays(user.Account.PasswordPolicy?.MaxAgeDays ?? 0);
        return
        [
            user.Name,
            user.Arn,
            Date(user.CreatedAt),
            Flag(profile is not null),
            profile is null ? NotAvailable : LastUsed(user.PasswordLastUse, now),
            profile is null ? NotAvailable : Date(profile.ChangedAt),
            expires is null || user.Account.PasswordPolicy?.MaxAgeDays is null ? NotAvailable : Date(expires.Value),
            Flag(user.MfaDevices.Count > 0),
            .. Keys(user.AccessKeys, now),
            .. Certificates(user.SigningCertificates),
        ];
    }

    private static IEnumerable<string> Keys(IEnumerable<AccessKey> keys, DateTimeOffset now)
    {
        var slots = keys.OrderBy(key => key.Id, StringComparer.Ordinal).Take(2).ToList();
        for (var i = 0; i < 2; i++)
        {
            var key = slots.ElementAtOrDefault(i);
            var use = key?.LastUse.SeenAt(now);
            yield return Flag(key?.Status == KeyStatus.Active);
            yield return key is null ? NotAvailable : Date(key.CreatedAt);
            yield return use is null ? NotAvailable : Date(use.At);
            yield return use?.Region ?? NotAvailable;
            yield return use?.Service ?? NotAvailable;
        }
    }

    // Inactive ones first, where they differ.
    private static IEnumerable<string> Certificates(IEnumerable<SigningCertificate> certificates)
    {
        var slots = certificates.OrderBy(each => each.Status == KeyStatus.Active).ThenBy(each => each.Id, StringComparer.Ordinal).ToList();
        for (var i = 0; i < 2; i++)
        {
            var certificate = slots.ElementAtOrDefault(i);
            yield return Flag(certificate?.Status == KeyStatus.Active);
            yield return certificate is null ? NotAvailable : Date(certificate.UploadedAt);
        }
    }

    private static string Additional(IReadOnlyCollection<AccessKey> keys, IReadOnlyCollection<SigningCertificate> certificates)
    {
        var more = new List<string>();
        if (keys.Count > 2)
        {
            more.Add($"{keys.Count - 2} additional access keys. Use ListAccessKeys to list them.");
        }

        if (certificates.Count > 2)
        {
            more.Add($"{certificates.Count - 2} additional certificates. Use ListSigningCertificates to list them.");
        }

        return more.Count == 0 ? NotAvailable : string.Join(' ', more);
    }

    private static void Append(StringBuilder text, IEnumerable<string> fields, string? last)
    {
        text.Append('\n').AppendJoin(',', (last is null ? fields : fields.Append(last)).Select(Quoted));
    }

    // A comma is legal in a user's name.
    private static string Quoted(string field) => field.AsSpan().IndexOfAny(',', '"') < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";

    private static string LastUsed(LastUse use, DateTimeOffset now) => use.SeenAt(now) is { } seen ? Date(seen.At) : "no_information";

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
