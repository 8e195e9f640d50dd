namespace Keytide.Inventory;

/// <summary>Lists what was asked for and not got: failed calls, and the parts of a report that could not be read.</summary>
internal static class ObservationGaps
{
    public static IReadOnlyList<ReadGap> Of(AccountObservations seen, IReadOnlyList<RosterEntry> roster)
    {
        var gaps = new List<ReadGap>();
        Note(gaps, seen.Report, IamActions.GetCredentialReport);
        Note(gaps, seen.AuthorizationDetails, IamActions.GetAccountAuthorizationDetails);
        Note(gaps, seen.UserList, IamActions.ListUsers);
        Note(gaps, seen.ServiceSpecificCredentials, IamActions.ListServiceSpecificCredentials);
        Note(gaps, seen.VirtualMfaDevices, IamActions.ListVirtualMfaDevices);
        Note(gaps, seen.Summary, IamActions.GetAccountSummary);
        Note(gaps, seen.PasswordPolicy, IamActions.GetAccountPasswordPolicy);
        Note(gaps, seen.ServerCertificates, IamActions.ListServerCertificates);
        Note(gaps, seen.OrganizationRootFeatures, IamActions.ListOrganizationsFeatures);
        if (seen.Report is { IsKnown: true } report)
        {
            gaps.AddRange(OfReport(report));
        }

        foreach (var entry in roster)
        {
            gaps.AddRange(OfUser(seen, entry));
        }

        gaps.AddRange(Ownerless(seen, roster));
        return gaps;
    }

    /// <summary>The failed calls about one user.</summary>
    public static IEnumerable<ReadGap> OfUser(AccountObservations seen, RosterEntry entry)
    {
        var name = entry.Principal.Name;
        var user = seen.Find(name);
        foreach (var gap in user?.Gaps(name) ?? [])
        {
            yield return gap;
        }

        if (user?.GoneAt is not null)
        {
            yield return new ReadGap("iam", name, "AWS lists this user, made just now, and does not know it in other calls yet");
        }

        if (entry.Row?.AdditionalCredentials is { } additional && !HasLaterListing(user, seen.Report!.Value.Provenance!))
        {
            yield return new ReadGap(
                seen.Report.Value.Provenance!.Source,
                name,
                $"the report has no room for all credentials of this user and they were not listed: \"{Quoted.Shorten(additional)}\"");
        }
    }

    private static bool HasLaterListing(UserObservations? user, Provenance report) =>
        user?.AccessKeys is { IsKnown: true } keys && keys.Provenance!.ObservedAt >= report.ObservedAt;

    private static IEnumerable<ReadGap> OfReport(Fact<CredentialReport> report)
    {
        var source = report.Provenance!.Source;
        if (report.Value.MissingColumns.Count > 0)
        {
            yield return new ReadGap(source, null, $"the report lacks the columns {string.Join(", ", report.Value.MissingColumns)}");
        }

        foreach (var row in report.Value.UnparsedRows)
        {
            yield return new ReadGap(source, row.Arn ?? $"line {row.Line}", $"the row could not be read: {row.Reason}");
        }

        foreach (var row in report.Value.Rows.Where(row => row.UnreadableCells.Count > 0))
        {
            yield return new ReadGap(source, row.User, $"the row has cells that make no sense: {string.Join(", ", row.UnreadableCells)}");
        }
    }

    /// <summary>Credentials listed for a user that no list of users has: made in mid-read, or the lists do not belong together.</summary>
    private static IEnumerable<ReadGap> Ownerless(AccountObservations seen, IReadOnlyList<RosterEntry> roster)
    {
        if (seen.ServiceSpecificCredentials is not { IsKnown: true } all)
        {
            yield break;
        }

        var names = roster.Select(entry => entry.Principal.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var owned in all.Value.Where(owned => !names.Contains(owned.UserName) && seen.Find(owned.UserName)?.GoneAt is null))
        {
            yield return new ReadGap(
                IamActions.ListServiceSpecificCredentials,
                owned.UserName,
                $"credential {Quoted.Shorten(owned.Credential.Id)} belongs to a user that is in no list of users");
        }
    }

    private static void Note<T>(List<ReadGap> gaps, Fact<T>? fact, string action)
        where T : notnull
    {
        if (fact is { IsKnown: false, IsNotAsked: false } failed)
        {
            gaps.Add(new ReadGap(action, null, failed.Reason));
        }
    }
}
