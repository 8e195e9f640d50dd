namespace Keytide.Inventory;

/// <summary>One user's row of the credential report, or root's.</summary>
public sealed record CredentialReportRow
{
    /// <summary>Counted from 1, the header being line 1.</summary>
    public required int Line { get; init; }

    /// <summary>The user's name, <see cref="Principal.RootName"/> for root. It agrees with the ARN, or the row is refused.</summary>
    public required string User { get; init; }

    public required string Arn { get; init; }

    public required ReportDate CreatedAt { get; init; }

    public required ReportFlag PasswordEnabled { get; init; }

    public required ReportDate PasswordLastUsed { get; init; }

    public required ReportDate PasswordLastChanged { get; init; }

    public required ReportDate PasswordNextRotation { get; init; }

    public required ReportFlag MfaActive { get; init; }

    /// <summary>Always two, empty ones included.</summary>
    public required IReadOnlyList<ReportKeySlot> AccessKeys { get; init; }

    /// <summary>Always two, empty ones included.</summary>
    public required IReadOnlyList<ReportCertificateSlot> Certificates { get; init; }

    /// <summary>What the report says of keys and certificates beyond the two it has room for; null when it says nothing.</summary>
    public string? AdditionalCredentials { get; init; }

    /// <summary>Columns whose cell in this row could not be understood, with what they hold.</summary>
    public IReadOnlyList<string> UnreadableCells { get; init; } = [];

    public bool IsRoot => User == Principal.RootName;

    /// <summary>Whether the user has, by this row, an access key, active or not; true as well where the row does not tell.</summary>
    public bool MayHaveAccessKeys => AdditionalCredentials is not null || AccessKeys.Any(slot => !slot.IsEmpty);

    /// <summary>Whether the user has, by this row, a signing certificate; true as well where the row does not tell.</summary>
    public bool MayHaveCertificates => AdditionalCredentials is not null || Certificates.Any(slot => !slot.IsEmpty);
}
