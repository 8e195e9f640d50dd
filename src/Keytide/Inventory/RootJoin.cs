namespace Keytide.Inventory;

/// <summary>
/// Joins root's row of the report with the account summary, which is live and counts what is present, active or not. Where the two differ
/// the summary is right, being the later; only the report has dates.
/// </summary>
internal static class RootJoin
{
    private const string NoRow = "the credential report has no row for root";

    public static RootFacts Join(AccountObservations seen)
    {
        var row = seen.Report is { IsKnown: true } known ? known.Value.Rows.FirstOrDefault(candidate => candidate.IsRoot) : null;
        var report = seen.Report?.Provenance;
        var reason = seen.Report switch
        {
            null => "no credential report was read",
            { IsKnown: false } failed => failed.Reason,
            _ => NoRow,
        };
        var keys = Keys(row, report, Count(seen, "AccountAccessKeysPresent"), reason);
        var mfa = MfaActive(row, report, Count(seen, "AccountMFAEnabled"), reason);
        return new RootFacts
        {
            Principal = Principal.RootOf(seen.Id, seen.Partition),
            Password = Password(row, report, Count(seen, "AccountPasswordPresent"), reason),
            MfaActive = mfa,
            MfaIsHardware = IsHardware(mfa, seen.VirtualMfaDevices),
            MfaDevices = Devices(mfa, seen.VirtualMfaDevices),
            AccessKeys = keys,
            AccessKeyPresent = Count(seen, "AccountAccessKeysPresent") is { } count
                ? count.Select(present => present > 0)
                : keys.Select(list => list.Count > 0),
            SigningCertificates = Certificates(row, report, Count(seen, "AccountSigningCertificatesPresent"), reason),
        };
    }

    private static Fact<int>? Count(AccountObservations seen, string counter) =>
        seen.Summary is { IsKnown: true } summary && summary.Value.TryGetValue(counter, out var count) ? summary.Select(_ => count) : null;

    private static Fact<ConsolePassword> Password(CredentialReportRow? row, Provenance? report, Fact<int>? present, string reason)
    {
        var fromReport = row is null ? Fact.Unknown<ConsolePassword>(reason) : PasswordJoin.FromReport(row, report!);
        if (present is not { } counted)
        {
            return fromReport;
        }

        if (counted.Value == 0)
        {
            return counted.Select(_ => new ConsolePassword(false, counted.Select(_ => LastUse.Never), null, null));
        }

        return fromReport is { IsKnown: true, Value.Enabled: true } ? fromReport
            : row is { PasswordEnabled: not ReportFlag.No } ? counted.Select(_ => PasswordJoin.Enabled(row, report!))
            : counted.Select(_ => new ConsolePassword(
                true, Fact.Unknown<LastUse>(row is null ? reason : "set after the report"), null, null));
    }

    private static Fact<bool> MfaActive(CredentialReportRow? row, Provenance? report, Fact<int>? enabled, string reason) =>
        enabled is { } counted ? counted.Select(count => count > 0) : row?.MfaActive switch
        {
            ReportFlag.Yes => Fact.Known(true, report!),
            ReportFlag.No => Fact.Known(false, report!),
            null => Fact.Unknown<bool>(reason),
            _ => Fact.Unknown<bool>("the credential report's column about multi-factor devices could not be read"),
        };

    private static Fact<bool> IsHardware(Fact<bool> active, Fact<IReadOnlyList<VirtualMfaDevice>>? virtualDevices) => active switch
    {
        { IsKnown: false } => active,
        { Value: false } => active.Select(_ => false),
        _ when virtualDevices is { IsKnown: true } known => known.Select(all => !all.Any(device => device.IsOfRoot)),
        _ => Fact.Unknown<bool>(virtualDevices?.Reason ?? "the account's virtual devices were not listed"),
    };

    private static Fact<IReadOnlyList<MfaDevice>> Devices(Fact<bool> active, Fact<IReadOnlyList<VirtualMfaDevice>>? virtualDevices)
    {
        if (virtualDevices is { IsKnown: true } known)
        {
            return known.Select(all => MfaJoin.OfVirtual([.. all.Where(device => device.IsOfRoot)]));
        }

        return active is { IsKnown: true, Value: false }
            ? active.Select<IReadOnlyList<MfaDevice>>(_ => [])
            : Fact.Unknown<IReadOnlyList<MfaDevice>>(virtualDevices?.Reason ?? "the account's virtual devices were not listed");
    }

    private static Fact<IReadOnlyList<AccessKey>> Keys(CredentialReportRow? row, Provenance? report, Fact<int>? present, string reason)
    {
        if (present is { Value: 0 } none)
        {
            return none.Select<IReadOnlyList<AccessKey>>(_ => []);
        }

        var readable = row?.AccessKeys.All(slot => slot.IsReadable) == true;
        IReadOnlyList<AccessKey> reported = readable ? AccessKeyJoin.OfRoot(row!, report!) : [];
        if (reported.Count == 0 && present is { } counted)
        {
            // AWS counts a key of which the report has nothing: it was made since, or the report does not say.
            var why = row is null ? reason : "root's key is not in the credential report";
            var key = new AccessKey(null, CredentialStatus.Unknown, Fact.Unknown<DateTimeOffset>(why), Fact.Unknown<LastUse>(why));
            return counted.Select<IReadOnlyList<AccessKey>>(_ => [key]);
        }

        return readable ? Fact.Known(reported, report!)
            : Fact.Unknown<IReadOnlyList<AccessKey>>(row is null ? reason : "root's columns about access keys could not be read");
    }

    private static Fact<IReadOnlyList<SigningCertificate>> Certificates(
        CredentialReportRow? row, Provenance? report, Fact<int>? present, string reason)
    {
        if (present is { Value: 0 } none)
        {
            return none.Select<IReadOnlyList<SigningCertificate>>(_ => []);
        }

        var readable = row?.Certificates.All(slot => slot.IsReadable) == true;
        var reported = readable ? CertificateJoin.OfRoot(row!) : [];
        if (reported.Count == 0 && present is { } counted)
        {
            return counted.Select<IReadOnlyList<SigningCertificate>>(_ => [new SigningCertificate(null, CredentialStatus.Unknown, null)]);
        }

        return readable ? Fact.Known(reported, report!)
            : Fact.Unknown<IReadOnlyList<SigningCertificate>>(row is null ? reason : "root's columns about certificates could not be read");
    }
}
