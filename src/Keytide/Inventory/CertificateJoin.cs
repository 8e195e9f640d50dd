namespace Keytide.Inventory;

/// <summary>
/// Joins the certificate slots of a report row and the listing into signing certificates, as <see cref="AccessKeyJoin"/> does keys.
/// </summary>
internal static class CertificateJoin
{
    public static Fact<IReadOnlyList<SigningCertificate>> Join(RosterEntry entry, Provenance? report, UserObservations? seen)
    {
        var listing = seen?.SigningCertificates;
        var row = entry.Row;
        if (listing is { IsKnown: true } listed
            && (row is null || listed.Provenance!.ObservedAt >= report!.ObservedAt || !row.Certificates.All(slot => slot.IsReadable)))
        {
            return Sorted(listed.Value.DistinctBy(certificate => certificate.Id), listed.Provenance!);
        }

        if (row is null || report is null)
        {
            var reason = listing is { IsNotAsked: false } failed ? failed.Reason : entry.NoRowReason;
            return Fact.Unknown<IReadOnlyList<SigningCertificate>>(reason);
        }

        return row.Certificates.All(slot => slot.IsReadable)
            ? Sorted(FromSlots(row, listing is { IsKnown: true } known ? known.Value : []), report)
            : Fact.Unknown<IReadOnlyList<SigningCertificate>>("the credential report's columns about certificates could not be read");
    }

    public static IReadOnlyList<SigningCertificate> OfRoot(CredentialReportRow row) => [.. FromSlots(row, [])];

    /// <summary>
    /// Whether an earlier listing has the same certificates with the same status as the report, each with a date of its own.
    /// </summary>
    public static bool Explains(IReadOnlyList<SigningCertificate> listed, IReadOnlyList<ReportCertificateSlot> slots)
    {
        var used = slots.Where(slot => !slot.IsEmpty).ToList();
        return used.TrueForAll(slot => slot.IsReadable)
            && listed.Count == used.Count
            && used.TrueForAll(slot => listed.Count(certificate => Fits(certificate, slot)) == 1)
            && listed.All(certificate => used.Count(slot => Fits(certificate, slot)) == 1);
    }

    private static IEnumerable<SigningCertificate> FromSlots(CredentialReportRow row, IReadOnlyList<SigningCertificate> listed)
    {
        foreach (var slot in row.Certificates.Where(slot => !slot.IsEmpty))
        {
            var alike = row.Certificates.Count(other => other == slot);
            var fitting = listed.Where(certificate => Fits(certificate, slot)).ToList();
            var id = fitting.Count == 1 && alike == 1 ? fitting[0].Id : null;
            yield return new SigningCertificate(id, StatusOf(slot), slot.LastRotated.Instant);
        }

        for (var i = 0; i < AdditionalCredentials.Read(row.AdditionalCredentials).Certificates; i++)
        {
            yield return new SigningCertificate(Id: null, CredentialStatus.Unknown, UploadedAt: null);
        }
    }

    private static bool Fits(SigningCertificate certificate, ReportCertificateSlot slot) =>
        certificate.UploadedAt is { } uploaded && slot.LastRotated.Instant is { } rotated
        && WholeSecond.Same(uploaded, rotated) && certificate.Status == StatusOf(slot);

    private static CredentialStatus StatusOf(ReportCertificateSlot slot) =>
        slot.Active == ReportFlag.Yes ? CredentialStatus.Active : CredentialStatus.Inactive;

    private static Fact<IReadOnlyList<SigningCertificate>> Sorted(IEnumerable<SigningCertificate> certificates, Provenance provenance) =>
        Fact.Known<IReadOnlyList<SigningCertificate>>(
            [
                .. certificates.OrderBy(certificate => certificate.UploadedAt ?? DateTimeOffset.MaxValue)
                    .ThenBy(certificate => certificate.Id, StringComparer.Ordinal)
                    .ThenBy(certificate => certificate.Status),
            ],
            provenance);
}
