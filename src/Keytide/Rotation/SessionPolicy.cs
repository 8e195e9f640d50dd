using System.Globalization;

namespace Keytide.Rotation;

/// <summary>The inline policy by which sessions of a user are refused. IAM user guide, "Revoking temporary security credentials".</summary>
public static class SessionPolicy
{
    public const string Name = "KeytideRevokeOlderSessions";

    /// <param name="before">Sessions issued before are refused, to the second.</param>
    public static string Document(DateTimeOffset before)
    {
        var instant = before.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return string.Concat(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*",""",
            "\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":\"", instant, "\"}}}]}");
    }
}
