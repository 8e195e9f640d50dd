using Keytide.Tests.Output.Shapes;
using static Keytide.Tests.Output.Shapes.JsonShape;

namespace Keytide.Tests.Output.Audit;

/// <summary>
/// The AWS Security Finding Format 2018-10-08 for what Keytide writes of it: names, enumerations, lengths and what is required, as the
/// Security Hub API Reference (AwsSecurityFinding and the types it names) and its User Guide publish them. Objects are closed.
/// </summary>
internal static class AsffSchema
{
    private static readonly JsonShape Severity = Object(
        ("Label", OneOf("INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL")), ("Original", Words(64)));

    private static readonly JsonShape Types = ListOf(
        Text("^(Software and Configuration Checks|TTPs|Effects|Unusual Behaviors|Sensitive Data Identifications)/[^/]+(/[^/]+)?$"), 1, 50);

    private static readonly JsonShape KeyDetails = Object(
        ("AccessKeyId", Words()),
        ("AccountId", AccountNumber),
        ("CreatedAt?", Time),
        ("PrincipalId?", Words()),
        ("PrincipalName", Words()),
        ("PrincipalType", Words()),
        ("Status?", OneOf("Active", "Inactive")));

    private static readonly JsonShape Resource = Object(
        ("Type", Words(256)),
        ("Id", Words(512)),
        ("Partition", OneOf("aws", "aws-cn", "aws-us-gov")),
        ("Region", Words(16)),
        ("Details?", Object(
            ("AwsIamAccessKey?", KeyDetails),
            ("AwsIamUser?", Object(("UserName", Words()), ("UserId?", Words()))),
            ("Other?", MapOf(Words(1023), most: 50)))));

    private static readonly JsonShape Compliance = Object(
        ("Status", OneOf("PASSED", "WARNING", "FAILED", "NOT_AVAILABLE")),
        ("RelatedRequirements", ListOf(Words(64), most: 32)));

    private static readonly JsonShape Finding = Object(
            ("SchemaVersion", OneOf("2018-10-08")),
            ("Id", Words(512)),
            ("ProductArn", Text(@"^arn:aws(-cn|-us-gov)?:securityhub:[a-z0-9-]+:(\d{12}):product/\2/default$", 12, 2048)),
            ("GeneratorId", Words(512)),
            ("AwsAccountId", AccountNumber),
            ("AwsAccountName?", Words(50)),
            ("Types", Types),
            ("FirstObservedAt", Time),
            ("LastObservedAt", Time),
            ("CreatedAt", Time),
            ("UpdatedAt", Time),
            ("Severity", Severity),
            ("Title", Words(256)),
            ("Description", Words(1024)),
            ("Remediation", Object(("Recommendation", Object(("Text", Words(512)))))),
            ("ProductFields", MapOf(Words(2048), most: 50)),
            ("Resources", ListOf(Resource, 1, 32)),
            ("Compliance", Compliance),
            ("Workflow", Object(("Status", OneOf("NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED")))),
            ("RecordState", OneOf("ACTIVE", "ARCHIVED")),
            ("FindingProviderFields", Object(("Severity", Severity), ("Types", Types))))
        .And(it => System.Text.Encoding.UTF8.GetByteCount(it.GetRawText()) <= 240 * 1024, "is longer than 240 KB");

    public static readonly JsonShape Findings = ListOf(Finding);

    // NonEmptyString: at least one character that is no white space.
    private static JsonShape Words(int most = int.MaxValue) => Text(@"\S", 1, most);
}
