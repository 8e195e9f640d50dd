using Keytide.Inventory;

namespace Keytide.Tests.Inventory;

/// <summary>Observations of account 123456789012, made piece by piece.</summary>
internal static class Observed
{
    /// <summary>When the report was made.</summary>
    public static readonly DateTimeOffset ReportTime = At("2024-09-01T08:00:00Z");

    /// <summary>When everything else was read.</summary>
    public static readonly DateTimeOffset Now = At("2024-09-01T10:00:00Z");

    public static readonly AccountId Account = AccountId.Parse("123456789012");

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text);

    public static AccessKeyId Key(char letter) => AccessKeyId.Parse("AKIAQ" + new string(letter, 15));

    public static AccountObservations Of(params string[] rows) => new(Account, Partition.Aws)
    {
        Report = FromReport(ReportText.Read(rows)),
    };

    public static AccountObservations WithDetails(this AccountObservations seen, params UserDetail[] users)
    {
        seen.AuthorizationDetails = Live(new AuthorizationDetails(users, [], []), IamActions.GetAccountAuthorizationDetails);
        return seen;
    }

    public static UserDetail Detail(string name, string created = "2024-01-02T03:04:05Z", string? id = null, string? policy = null) => new(
        name,
        $"arn:aws:iam::123456789012:user/{name}",
        id ?? $"AIDA{name.ToUpperInvariant()}",
        At(created),
        new Dictionary<string, string> { ["team"] = "red" },
        new UserPermissions([], policy is null ? [] : [new InlinePolicy("inline", policy)], [], BoundaryArn: null));

    public static Fact<CredentialReport> FromReport(CredentialReport report) =>
        Fact.Known(report, new Provenance(IamActions.GetCredentialReport, ReportTime, SourceLag.CredentialReport));

    public static Fact<T> Live<T>(T value, string action = "iam:Test", DateTimeOffset? at = null)
        where T : notnull => Fact.Known(value, new Provenance(action, at ?? Now, SourceLag.None));

    public static Fact<IReadOnlyList<T>> Listed<T>(params T[] values) => Live<IReadOnlyList<T>>(values);

    public static ListedAccessKey Listing(char letter, string created, bool active = true) =>
        new(Key(letter), active ? CredentialStatus.Active : CredentialStatus.Inactive, At(created));

    public static UserFacts User(this AccountObservations seen, string name) =>
        SnapshotBuilder.Build(seen).Users.Value.Single(user => user.Principal.Name == name);
}
