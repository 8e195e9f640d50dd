namespace Keytide.Connectors.Aws.Iam;

/// <summary>
/// The states that IAM names for keys, certificates and service-specific credentials. AWS may add more; compare, never parse.
/// </summary>
public static class CredentialStatus
{
    public const string Active = "Active";
    public const string Inactive = "Inactive";
    public const string Expired = "Expired";
}
