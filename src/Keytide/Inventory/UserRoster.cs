namespace Keytide.Inventory;

/// <summary>
/// Decides who the users of an account are, from lists that were made at different times:
/// <code>
/// in the live list   in the report            conclusion
/// yes                yes, same creation       one user, both speak of it
/// yes                yes, other creation      deleted and made again: the later of the two is there, the earlier one's facts are void
/// yes                no                       made since the report, or the report is not whole: there, report facts unknown
/// no                 yes                      deleted since the report: gone. From saved files, whose order is uncertain: kept
/// not read           yes                      there, as of the report
/// </code>
/// </summary>
internal static class UserRoster
{
    /// <summary>A user that AWS has listed may be unknown to other calls for a while after its creation.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(10);

    public static Fact<IReadOnlyList<RosterEntry>> Of(AccountObservations seen)
    {
        var live = LiveUsers(seen);
        var report = seen.Report is { IsKnown: true } known ? known : (Fact<CredentialReport>?)null;
        if (live is null && report is null)
        {
            return Fact.Unknown<IReadOnlyList<RosterEntry>>($"the users could not be listed: {WhyNoList(seen)}");
        }

        var rows = report?.Value.Rows.Where(row => !row.IsRoot).ToDictionary(row => row.Arn, StringComparer.Ordinal) ?? [];
        var entries = live?.Value.Select(user => Enter(seen, report, user, rows, live.Value.Provenance!)).ToList() ?? [];
        if (report is { } made && (live is null || seen.IsOffline || live.Value.Provenance!.ObservedAt < made.Provenance!.ObservedAt))
        {
            var listed = entries.Select(entry => entry.Principal.Arn).ToHashSet(StringComparer.Ordinal);
            entries.AddRange(rows.Values.Where(row => !listed.Contains(row.Arn)).Select(row => OfRow(row, made.Provenance!)));
            entries.AddRange(made.Value.UnparsedRows
                .Where(row => row.Arn is not null && !IamArn.IsOfRoot(row.Arn) && listed.Add(row.Arn) && !rows.ContainsKey(row.Arn))
                .Select(row => OfArn(row.Arn!, Unreadable(row))));
        }

        entries.RemoveAll(entry => IsGone(seen, entry));
        entries.Sort((a, b) => Compare(a.Principal, b.Principal));
        return Fact.Known<IReadOnlyList<RosterEntry>>(entries, (live?.Provenance ?? report?.Provenance)!);
    }

    /// <summary>Whether a call said that the user is not there, and the user is too old for that to be replication.</summary>
    public static bool IsGone(AccountObservations seen, RosterEntry entry) =>
        seen.Find(entry.Principal.Name)?.GoneAt is { } gone
        && !(entry.CreatedAt.TryGet(out var created) && created > gone - SettlingTime);

    private static Fact<IReadOnlyList<LiveUser>>? LiveUsers(AccountObservations seen)
    {
        if (seen.AuthorizationDetails is { IsKnown: true } details)
        {
            return details.Select<IReadOnlyList<LiveUser>>(known =>
                [.. known.Users.Select(user => new LiveUser(user.Name, user.Arn, user.Id, user.CreatedAt, user))]);
        }

        return seen.UserList is { IsKnown: true } list
            ? list.Select<IReadOnlyList<LiveUser>>(known =>
                [.. known.Select(user => new LiveUser(user.Name, user.Arn, user.Id, user.CreatedAt, null))])
            : null;
    }

    private static RosterEntry Enter(
        AccountObservations seen,
        Fact<CredentialReport>? report,
        LiveUser user,
        Dictionary<string, CredentialReportRow> rows,
        Provenance list)
    {
        var row = rows.GetValueOrDefault(user.Arn);
        if (row?.CreatedAt.Instant is { } created && !WholeSecond.Same(created, user.CreatedAt))
        {
            if (created > user.CreatedAt && report!.Value.Provenance!.ObservedAt > list.ObservedAt)
            {
                return OfRow(row, report.Value.Provenance);
            }

            row = null;
        }

        var principal = new Principal(PrincipalType.User, user.Name, user.Arn, user.Id);
        var reason = row is null ? WhyNoRow(seen, report, user) : "";
        return new RosterEntry(principal, Fact.Known(user.CreatedAt, list), user.Detail, row, reason);
    }

    private static RosterEntry OfRow(CredentialReportRow row, Provenance report) => new(
        new Principal(PrincipalType.User, row.User, row.Arn, Id: null),
        row.CreatedAt.Instant is { } created
            ? Fact.Known(created, report)
            : Fact.Unknown<DateTimeOffset>("the credential report does not say when the user was created"),
        Detail: null,
        row,
        NoRowReason: "");

    private static RosterEntry OfArn(string arn, string reason) => new(
        new Principal(PrincipalType.User, IamArn.Parse(arn)!.Name, arn, Id: null),
        Fact.Unknown<DateTimeOffset>(reason),
        Detail: null,
        Row: null,
        reason);

    private static string WhyNoRow(AccountObservations seen, Fact<CredentialReport>? report, LiveUser user)
    {
        if (report is not { } made)
        {
            return seen.Report is { } asked ? $"no credential report: {asked.Reason}" : "no credential report was read";
        }

        if (made.Value.UnparsedRows.FirstOrDefault(row => row.Arn == user.Arn) is { } unparsed)
        {
            return Unreadable(unparsed);
        }

        return user.CreatedAt > made.Provenance!.ObservedAt
            ? "the user was created after the credential report was made"
            : "the credential report does not list this user";
    }

    private static string Unreadable(UnparsedReportRow row) => $"line {row.Line} of the credential report could not be read: {row.Reason}";

    private static string WhyNoList(AccountObservations seen)
    {
        string?[] reasons = [seen.AuthorizationDetails?.Reason, seen.Report?.Reason, seen.UserList?.Reason];
        var given = reasons.Where(reason => !string.IsNullOrEmpty(reason)).Distinct().ToList();
        return given.Count == 0 ? "nobody asked" : string.Join("; ", given);
    }

    /// <summary>As IAM sorts them, upper and lower case alike; the rest makes the order total.</summary>
    private static int Compare(Principal a, Principal b)
    {
        var byName = string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase);
        return byName != 0 ? byName : string.CompareOrdinal(a.Arn, b.Arn);
    }

    private sealed record LiveUser(string Name, string Arn, string Id, DateTimeOffset CreatedAt, UserDetail? Detail);
}
