using System.Text;
using Keytide.Inventory;

namespace Keytide.Tests.Inventory;

/// <summary>Writes credential reports as AWS does: LF, no line break at the end, root's row first.</summary>
internal static class ReportText
{
    public const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,"
        + "access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,"
        + "access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    public const string Root =
        "<root_account>,arn:aws:iam::123456789012:root,2020-01-01T00:00:00Z,true,2024-01-01T00:00:00Z,not_supported,not_supported,true,"
        + NoKey + "," + NoKey + ",false,N/A,false,N/A";

    public const string NoKey = "false,N/A,N/A,N/A,N/A";

    public static string Of(params string[] rows) => string.Join('\n', [Header, Root, .. rows]);

    /// <summary>A user with a password never used and one active key never used.</summary>
    public static string User(
        string name, string? arnName = null, string key1 = "true,2024-03-01T10:00:00Z,N/A,N/A,N/A", string key2 = NoKey) =>
        $"{name},arn:aws:iam::123456789012:user/{arnName ?? name},2024-01-02T03:04:05Z,"
        + $"true,no_information,2024-01-02T03:04:05Z,N/A,false,{key1},{key2},false,N/A,false,N/A";

    public static (CredentialReport? Report, string Failure) Parse(string text) =>
        CredentialReportParser.Parse(Encoding.UTF8.GetBytes(text));

    public static CredentialReport Read(params string[] rows)
    {
        var (report, failure) = Parse(Of(rows));
        Assert.True(report is not null, failure);
        return report;
    }
}
