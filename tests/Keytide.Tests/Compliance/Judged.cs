using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Support;

namespace Keytide.Tests.Compliance;

/// <summary>Runs one check on an account, switched on whether it is on by default or not.</summary>
internal static class Judged
{
    public const string Key1 = "AKIAIOSFODNN7EXAMPLE";
    public const string Key2 = "AKIAI44QH8DHBEXAMPLE";

    public static IReadOnlyList<Finding> By(string check, AccountBuilder account, params (string Threshold, int Value)[] thresholds) =>
        By(check, account.Build(), AccountBuilder.Now, thresholds);

    public static IReadOnlyList<Finding> By(
        string check, AccountSnapshot account, DateTimeOffset now, params (string Threshold, int Value)[] thresholds) =>
        [.. Audit.Evaluate(account, SettingsFor(check, thresholds), now).Where(finding => finding.Check == check)];

    /// <summary>The one finding of a check.</summary>
    public static Finding One(string check, AccountBuilder account, params (string Threshold, int Value)[] thresholds) =>
        Assert.Single(By(check, account, thresholds));

    public static Verdict VerdictOf(string check, AccountBuilder account, params (string Threshold, int Value)[] thresholds) =>
        One(check, account, thresholds).Verdict;

    public static AuditSettings SettingsFor(string check, params (string Threshold, int Value)[] thresholds) => new()
    {
        Checks = new Dictionary<string, CheckSettings>
        {
            [check] = new() { IsOn = true, Thresholds = thresholds.ToDictionary(pair => pair.Threshold, pair => pair.Value) },
        },
    };

    public static AccountBuilder Account() => new();

    public static AccountBuilder User(Func<UserBuilder, UserBuilder> shape) => new AccountBuilder().User("alice", shape);
}
