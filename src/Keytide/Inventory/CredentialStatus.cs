namespace Keytide.Inventory;

/// <summary>Whether AWS accepts a credential.</summary>
public enum CredentialStatus
{
    /// <summary>Not read, or a word that AWS has added since.</summary>
    Unknown,
    Active,
    Inactive,
    Expired,
}
