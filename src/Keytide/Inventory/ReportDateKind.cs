namespace Keytide.Inventory;

/// <summary>What a date cell of the credential report says.</summary>
public enum ReportDateKind
{
    /// <summary>The column is missing or holds something that is no date.</summary>
    Unreadable,
    At,

    /// <summary><c>N/A</c>: there is nothing that could have a date, or for a key's last use none is recorded.</summary>
    NotApplicable,

    /// <summary><c>no_information</c>: never used, or not since AWS began to record.</summary>
    NoInformation,

    /// <summary><c>not_supported</c>: AWS does not tell this of root.</summary>
    NotSupported,
}
