namespace Keytide.Inventory;

/// <summary>A yes-or-no cell of the credential report.</summary>
public enum ReportFlag
{
    /// <summary>The column is missing or holds a word that means neither.</summary>
    Unreadable,
    Yes,
    No,

    /// <summary>The word <c>not_supported</c>, which older reports have for root's password.</summary>
    NotSupported,
}
