using System.Text;
using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class SavedFilesTests
{
    private const string Details = """
        {
          "UserDetailList": [
            {
              "Path": "/", "UserName": "bob", "UserId": "AIDABOB", "Arn": "arn:aws:iam::123456789012:user/bob",
              "CreateDate": "2024-01-02T03:04:05+00:00",
              "UserPolicyList": [
                { "PolicyName": "object", "PolicyDocument": { "Version": "2012-10-17", "Statement": [] } },
                { "PolicyName": "encoded", "PolicyDocument": "%7B%22Version%22%3A%222012-10-17%22%7D" }
              ],
              "GroupList": ["staff"],
              "AttachedManagedPolicies": [{ "PolicyName": "P", "PolicyArn": "arn:aws:iam::aws:policy/P" }],
              "PermissionsBoundary": { "PermissionsBoundaryArn": "arn:aws:iam::123456789012:policy/B" },
              "Tags": [{ "Key": "owner", "Value": "ann" }]
            }
          ],
          "GroupDetailList": [
            { "GroupName": "staff", "GroupId": "AGPA", "Arn": "arn:aws:iam::123456789012:group/staff", "CreateDate": 1704164645.5,
              "GroupPolicyList": [], "AttachedManagedPolicies": [] }
          ],
          "RoleDetailList": [{ "RoleName": "anything", "InstanceProfileList": [{}] }],
          "Policies": [
            { "PolicyName": "P", "Arn": "arn:aws:iam::aws:policy/P", "AttachmentCount": 1, "PermissionsBoundaryUsageCount": 0,
              "PolicyVersionList": [
                { "Document": { "Statement": "old" }, "VersionId": "v1", "IsDefaultVersion": false },
                { "Document": { "Statement": "new" }, "VersionId": "v2", "IsDefaultVersion": true } ] }
          ]
        }
        """;

    [Fact]
    public void The_CSV_of_the_console_and_the_JSON_of_the_CLI_give_the_same_report()
    {
        var csv = Report(ReportText.Of(ReportText.User("bob")));
        var content = Convert.ToBase64String(Encoding.UTF8.GetBytes(ReportText.Of(ReportText.User("bob"))));
        var json = Report($$"""{"Content": "{{content}}", "ReportFormat": "text/csv", "GeneratedTime": "2024-09-01T08:00:00+00:00"}""");
        Assert.Equal(csv.Report.Rows.Select(row => row.Arn), json.Report.Rows.Select(row => row.Arn));
        Assert.Equal(ReportTime, json.GeneratedAt);
        Assert.Null(csv.GeneratedAt);
        Assert.Equal(At("2024-03-01T10:00:00Z"), csv.LatestDate);
    }

    [Fact]
    public void What_PowerShell_redirects_is_read_too()
    {
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(ReportText.Of(ReportText.User("bob")))];
        Assert.Equal(2, SavedReport.Read(new MemoryStream(utf16), "report.csv").Report.Rows.Count);
    }

    [Theory]
    [InlineData("", "report.csv is no credential report: it is empty.")]
    [InlineData("a,b\n1,2", "instead of the header")]
    [InlineData("{\"Content\":", "not valid JSON (line 1)")]
    [InlineData("{\"Content\": \"%%%\"}", "not base64")]
    [InlineData("{\"content\": \"\"}", "not base64")]
    [InlineData("[]", "not an object")]
    [InlineData("{\"Content\": \"aGVsbG8=\"}", "instead of the header")]
    public void A_file_that_is_no_report_is_refused_in_words(string text, string reason)
    {
        var refusal = Assert.Throws<KeytideException>(() => Report(text));
        Assert.Contains(reason, refusal.Message);
        Assert.Contains("get-credential-report", refusal.Hint);
    }

    [Fact]
    public void Authorization_details_are_read_whole()
    {
        var saved = ReadDetails(Details);
        Assert.Equal((Account, "aws", At("2024-01-02T03:04:05Z")), (saved.Account, saved.PartitionId, saved.LatestDate));
        var bob = Assert.Single(saved.Details.Users);
        Assert.Equal(("bob", "AIDABOB", "ann"), (bob.Name, bob.Id, bob.Tags["owner"]));
        Assert.Equal(["staff"], bob.Permissions.Groups);
        Assert.Equal("arn:aws:iam::123456789012:policy/B", bob.Permissions.BoundaryArn);
        Assert.Equal("""{"Version":"2012-10-17"}""", bob.Permissions.InlinePolicies[1].Document);
        Assert.StartsWith("{ \"Version\"", bob.Permissions.InlinePolicies[0].Document);
        Assert.Equal("staff", Assert.Single(saved.Details.Groups).Name);
        var policy = Assert.Single(saved.Details.Policies);
        Assert.True(policy.IsAwsManaged);
        Assert.Contains("new", policy.Document);
    }

    [Fact]
    public void Several_answers_one_after_the_other_are_one()
    {
        const string First = """{"IsTruncated": true, "Marker": "x", "UserDetailList": []}""";
        Assert.Single(ReadDetails(First + "\n" + Details).Details.Users);
        Assert.Single(ReadDetails($"[{Details},{Details}]").Details.Users);
    }

    [Theory]
    [InlineData("", "has no UserDetailList")]
    [InlineData("{}", "has no UserDetailList")]
    [InlineData("\"text\"", "not an object")]
    [InlineData("{\"UserDetailList\": {}}", "UserDetailList is not a list")]
    [InlineData("{\"UserDetailList\": [{}]}", "entry 1 of UserDetailList has no Arn")]
    [InlineData("{\"UserDetailList\": [{\"Arn\": \"arn:aws:iam::123456789012:role/x\"}]}", "not the ARN of a user")]
    [InlineData("{\"UserDetailList\": []}", "names no account")]
    [InlineData("{\"UserDetailList\": [], \"IsTruncated\": true}", "cut short")]
    [InlineData("{\"UserDetailList\": [], \"NextToken\": \"x\"}", "cut short")]
    [InlineData("{\"UserDetailList\": [", "not valid JSON")]
    public void A_file_that_is_no_authorization_details_is_refused_in_words(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<KeytideException>(() => ReadDetails(text)).Message);

    [Fact]
    public void Details_of_two_accounts_are_refused()
    {
        var other = Details.Replace("123456789012", "210987654321");
        Assert.Contains("more than one account", Assert.Throws<KeytideException>(() => ReadDetails(Details + other)).Message);
        Assert.Contains("of account", Assert.Throws<KeytideException>(() =>
            SavedFiles.Observe(Report(ReportText.Of()), ReadDetails(other), null)).Message);
    }

    [Fact]
    public void Any_damage_ends_in_words_and_never_in_another_exception()
    {
        var valid = Encoding.UTF8.GetBytes(Details);
        var entropy = new SeededEntropy(3);
        for (var round = 0; round < 2000; round++)
        {
            var damaged = valid.ToArray();
            for (var i = 0; i < 2; i++)
            {
                damaged[(int)(entropy.NextDouble() * damaged.Length)] = (byte)(entropy.NextDouble() * 256);
            }

            try
            {
                Assert.NotNull(SavedAuthorizationDetails.Read(new MemoryStream(damaged), "details.json").Details);
            }
            catch (KeytideException refusal)
            {
                Assert.StartsWith("details.json", refusal.Message);
            }
        }
    }

    [Fact]
    public void Both_files_together_are_an_account_without_anybody_asked()
    {
        var (seen, asOf) = SavedFiles.Observe(Report(ReportText.Of(ReportText.User("bob"))), ReadDetails(Details), Now);
        var snapshot = SnapshotBuilder.Build(seen);
        Assert.Equal(Now, asOf);
        Assert.Equal((Account, Partition.Aws), (snapshot.Id, snapshot.Partition));
        Assert.Empty(snapshot.Gaps);
        Assert.True(snapshot.Summary.IsNotAsked);
        Assert.True(snapshot.Users.Value[0].SshPublicKeys.IsNotAsked);
        Assert.True(snapshot.Users.Value[0].ServiceSpecificCredentials.IsNotAsked);
        Assert.Null(Assert.Single(snapshot.Users.Value[0].AccessKeys.Value).Id);
        Assert.Equal("report.csv", snapshot.Users.Value[0].Password.Provenance!.Source);
    }

    [Fact]
    public void Without_a_stated_time_the_files_are_as_of_their_latest_date()
    {
        var (seen, asOf) = SavedFiles.Observe(Report(ReportText.Of(ReportText.User("bob"))), details: null, asOf: null);
        Assert.Equal(At("2024-03-01T10:00:00Z"), asOf);
        Assert.Equal(asOf, seen.Report!.Value.Provenance!.ObservedAt);
        Assert.Equal(At("2024-01-02T03:04:05Z"), SavedFiles.Observe(null, ReadDetails(Details), null).AsOf);
    }

    [Fact]
    public void No_file_at_all_is_a_mistake() =>
        Assert.Contains("no saved file", Assert.Throws<KeytideException>(() => SavedFiles.Observe(null, null, Now)).Message);

    private static SavedReport Report(string text) => SavedReport.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "report.csv");

    private static SavedAuthorizationDetails ReadDetails(string text) =>
        SavedAuthorizationDetails.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "details.json");
}
