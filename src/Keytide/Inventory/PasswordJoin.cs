namespace Keytide.Inventory;

/// <summary>
/// Joins the report's columns about a password with the login profile and the last use that were read live. The profile decides whether
/// there is a password where it is the later reading; only the report tells when it was changed and when the next change is due.
/// </summary>
internal static class PasswordJoin
{
    public static Fact<ConsolePassword> Join(RosterEntry entry, Provenance? report, UserObservations? seen, Fact<LastUse>? listedUse)
    {
        var liveUse = seen?.PasswordLastUse is { IsKnown: true } answer ? answer : listedUse;
        var fromReport = entry.Row is { } row && report is not null
            ? FromReport(row, report)
            : Fact.Unknown<ConsolePassword>(entry.NoRowReason);
        if (seen?.LoginProfile is { IsKnown: true } profile
            && (!fromReport.IsKnown || profile.Provenance!.ObservedAt >= fromReport.Provenance!.ObservedAt))
        {
            return FromProfile(profile, fromReport, liveUse);
        }

        if (fromReport.TryGet(out var password))
        {
            return Fact.Known(password with { LastUse = password.Enabled ? Use(liveUse, password.LastUse) : password.LastUse }, report!);
        }

        return seen?.LoginProfile is { IsNotAsked: false } failed ? Fact.Unknown<ConsolePassword>(failed.Reason) : fromReport;
    }

    /// <summary>What a row says by itself, root's included.</summary>
    public static Fact<ConsolePassword> FromReport(CredentialReportRow row, Provenance report) => row.PasswordEnabled switch
    {
        ReportFlag.Yes => Fact.Known(Enabled(row, report), report),
        ReportFlag.No => Fact.Known(new ConsolePassword(false, Fact.Known(LastUse.Never, report), null, null), report),
        ReportFlag.NotSupported => Fact.Unknown<ConsolePassword>("the credential report does not say whether there is a password"),
        _ => Fact.Unknown<ConsolePassword>("the credential report's column about the password could not be read"),
    };

    /// <summary>The row's dates, for a password that is known to exist.</summary>
    public static ConsolePassword Enabled(CredentialReportRow row, Provenance report) =>
        new(true, LastUseOf(row, report), row.PasswordLastChanged.Instant, row.PasswordNextRotation.Instant);

    private static Fact<ConsolePassword> FromProfile(
        Fact<LoginProfile> profile, Fact<ConsolePassword> fromReport, Fact<LastUse>? liveUse)
    {
        var provenance = profile.Provenance!;
        if (!profile.Value.Exists)
        {
            return Fact.Known(new ConsolePassword(false, Fact.Known(LastUse.Never, provenance), null, null), provenance);
        }

        // A profile made after the report's password was changed is another password.
        var same = fromReport.TryGet(out var reported) && reported.Enabled
            && !(reported.ChangedAt is { } changed && WholeSecond.Of(profile.Value.CreatedAt!.Value) > WholeSecond.Of(changed));
        var unknownUse = Fact.Unknown<LastUse>("the password was set after the credential report was made, and its use was not read");
        var password = same
            ? reported! with { LastUse = Use(liveUse, reported.LastUse) }
            : new ConsolePassword(true, Use(liveUse, unknownUse), profile.Value.CreatedAt, NextRotation: null);
        return Fact.Known(password, provenance);
    }

    private static Fact<LastUse> Use(Fact<LastUse>? live, Fact<LastUse> reported) => LastUseFacts.Later(live, reported);

    private static Fact<LastUse> LastUseOf(CredentialReportRow row, Provenance report) => row.PasswordLastUsed.Kind switch
    {
        ReportDateKind.At => Fact.Known(new LastUse(row.PasswordLastUsed.Instant), report),
        ReportDateKind.NoInformation => Fact.Known(LastUse.Never, report),
        ReportDateKind.NotSupported => Fact.Unknown<LastUse>("the credential report does not say when the password was last used"),
        ReportDateKind.NotApplicable => Fact.Unknown<LastUse>("the credential report has N/A for the use of an enabled password"),
        _ => Fact.Unknown<LastUse>("the credential report's column about the password's last use could not be read"),
    };
}
