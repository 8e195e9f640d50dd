namespace Keytide.Inventory;

/// <summary>
/// Makes observations of what somebody saved from AWS: a credential report, authorization details, or both. No credentials are needed, and
/// the same files give the same audit on every machine. What the files cannot tell is not asked.
/// </summary>
public static class SavedFiles
{
    private const string NotInFiles = "the saved files do not hold it";

    /// <param name="report">Null where there is no such file.</param>
    /// <param name="details">Null where there is no such file.</param>
    /// <param name="asOf">When the files were made, where the user says so; otherwise what they say themselves.</param>
    /// <returns>The observations, and the instant as of which to judge them: when the later file was made, as far as can be told.</returns>
    /// <exception cref="KeytideException">There is no file, the two do not belong together, or they have no date.</exception>
    public static (AccountObservations Seen, DateTimeOffset AsOf) Observe(
        SavedReport? report, SavedAuthorizationDetails? details, DateTimeOffset? asOf)
    {
        if ((report?.Report.Account ?? details?.Account) is not { } account)
        {
            throw new KeytideException(
                "There is no saved file to audit.", "Name a credential report, authorization details, or both.");
        }

        if (details is not null && details.Account != account)
        {
            throw new KeytideException(
                $"{report!.Name} is of account {account}, {details.Name} of account {details.Account}.", "Name two files of one account.");
        }

        var partitionId = report?.Report.PartitionId ?? details!.PartitionId;
        var partition = Partition.FromId(partitionId)
            ?? throw new KeytideException($"Partition \"{Quoted.Shorten(partitionId)}\" is not known.", "Known: aws, aws-cn, aws-us-gov.");
        var reportMade = report?.GeneratedAt ?? asOf ?? report?.LatestDate;
        var detailsMade = asOf ?? Later(details?.LatestDate, reportMade);
        var judged = asOf ?? Later(reportMade, detailsMade)
            ?? throw new KeytideException("The saved files hold no date, so no age can be told.", "Say when they were made with --as-of.");

        return (new AccountObservations(account, partition)
        {
            IsOffline = true,
            Report = report is null
                ? null
                : Fact.Known(report.Report, new Provenance(report.Name, reportMade ?? judged, SourceLag.CredentialReport)),
            AuthorizationDetails = details is null
                ? null
                : Fact.Known(details.Details, new Provenance(details.Name, detailsMade ?? judged, SourceLag.None)),
            ServiceSpecificCredentials = Fact.NotAsked<IReadOnlyList<OwnedServiceCredential>>(NotInFiles),
            VirtualMfaDevices = Fact.NotAsked<IReadOnlyList<VirtualMfaDevice>>(NotInFiles),
            Summary = Fact.NotAsked<IReadOnlyDictionary<string, int>>(NotInFiles),
            PasswordPolicy = Fact.NotAsked<PasswordPolicy>(NotInFiles),
            ServerCertificates = Fact.NotAsked<IReadOnlyList<ServerCertificate>>(NotInFiles),
            OrganizationRootFeatures = Fact.NotAsked<IReadOnlyList<string>>(NotInFiles),
        }, judged);
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}
