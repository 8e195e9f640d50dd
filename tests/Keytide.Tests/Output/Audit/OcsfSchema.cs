using Keytide.Tests.Output.Shapes;
using static Keytide.Tests.Output.Shapes.JsonShape;

namespace Keytide.Tests.Output.Audit;

/// <summary>
/// OCSF 1.6.0, class 2003 with the cloud profile: names, types, enumerations and what is required, for what Keytide writes of it, as
/// the schema publishes them (events/findings/compliance_finding.json and the objects it names). Objects are closed.
/// </summary>
internal static class OcsfSchema
{
    private static readonly JsonShape Milliseconds = Whole(1_000_000_000_000, 9_999_999_999_999);

    private static readonly JsonShape SeverityId = Whole(1, 5);

    private static readonly JsonShape Severity = OneOf("Informational", "Low", "Medium", "High", "Critical");

    private static readonly JsonShape ComplianceStatusId = Number(0, 1, 2, 3, 99);

    private static readonly JsonShape Product = Object(
        ("name", Text()), ("uid", Text()), ("vendor_name", Text()), ("version", Text()));

    private static readonly JsonShape Metadata = Object(
        ("version", OneOf("1.6.0")),
        ("uid", Text()),
        ("event_code", Text()),
        ("profiles", ListOf(OneOf("cloud"), least: 1)),
        ("product", Product));

    private static readonly JsonShape Account = Object(
        ("uid", AccountNumber), ("name?", Text()), ("type_id", Number(10)), ("type", OneOf("AWS Account")));

    private static readonly JsonShape Cloud = Object(
        ("provider", OneOf("AWS")), ("cloud_partition", OneOf("aws", "aws-cn", "aws-us-gov")), ("region", Text()), ("account", Account));

    private static readonly JsonShape Analytic = Object(
        ("uid", Text()), ("name", Text()), ("type_id", Number(1)), ("type", OneOf("Rule")));

    private static readonly JsonShape FindingInfo = Object(
        ("uid", Text()),
        ("title", Text()),
        ("desc", Text()),
        ("types", ListOf(Text(), least: 1)),
        ("analytic", Analytic),
        ("last_seen_time", Milliseconds),
        ("modified_time", Milliseconds));

    private static readonly JsonShape Check = Object(
        ("uid", Text()),
        ("name", Text()),
        ("version?", Text()),
        ("standards", ListOf(Text(), least: 1)),
        ("severity_id", SeverityId),
        ("severity", Severity),
        ("status_id", ComplianceStatusId),
        ("status", Text()));

    private static readonly JsonShape Compliance = Object(
        ("control", Text()),
        ("desc", Text()),
        ("status_id", ComplianceStatusId),
        ("status", OneOf("Pass", "Warning", "Fail", "Not Applicable")),
        ("status_details", ListOf(Text(), least: 1)),
        ("standards", ListOf(Text())),
        ("checks", ListOf(Check)));

    private static readonly JsonShape Resource = Object(
        ("uid", Text()),
        ("name", Text()),
        ("type", Text()),
        ("cloud_partition", Text("^aws")),
        ("region", Text()),
        ("role_id", Number(1, 4)),
        ("role", OneOf("Target", "Related")),
        ("created_time?", Milliseconds),
        ("owner?", Object(("name", Text()), ("uid", Text()))),
        ("uid_alt?", Text()),
        ("data?", Object(
            ("status", Text()), ("lastUse", Text()), ("lastUsedAt", Time.OrNull), ("expiresAt", Time.OrNull))));

    private static readonly JsonShape Event = Object(
            ("activity_id", Whole(1, 3)),
            ("activity_name", OneOf("Create", "Update", "Close")),
            ("category_uid", Number(2)),
            ("category_name", OneOf("Findings")),
            ("class_uid", Number(2003)),
            ("class_name", OneOf("Compliance Finding")),
            ("type_uid", Whole(200301, 200303)),
            ("type_name", Text("^Compliance Finding: ")),
            ("severity_id", SeverityId),
            ("severity", Severity),
            ("status_id", Whole(1, 6)),
            ("status", OneOf("New", "In Progress", "Suppressed", "Resolved", "Archived", "Deleted")),
            ("status_detail?", Text()),
            ("comment?", Text()),
            ("time", Milliseconds),
            ("message", Text()),
            ("metadata", Metadata),
            ("cloud", Cloud),
            ("finding_info", FindingInfo),
            ("compliance", Compliance),
            ("resources", ListOf(Resource, least: 1)),
            ("evidences", ListOf(Object(("data", Object(("fact", Text()), ("source", Text()), ("observedAt", Time)))))),
            ("remediation", Object(("desc", Text()))),
            ("unmapped", Object(("verdict", Text()), ("baseline", Text().OrNull), ("passesUntil", Time.OrNull))))
        .And(
            it => it.GetProperty("type_uid").GetInt64()
                == (it.GetProperty("class_uid").GetInt64() * 100) + it.GetProperty("activity_id").GetInt64(),
            "has a type_uid that is not class_uid * 100 + activity_id");

    public static readonly JsonShape Events = ListOf(Event);

    private static JsonShape Number(params long[] allowed) =>
        Whole().And(value => allowed.Contains(value.GetInt64()), $"is none of {string.Join(", ", allowed)}");
}
