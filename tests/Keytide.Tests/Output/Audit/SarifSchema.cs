using System.Text.Json;
using Keytide.Tests.Output.Shapes;
using static Keytide.Tests.Output.Shapes.JsonShape;

namespace Keytide.Tests.Output.Audit;

/// <summary>
/// The rules of SARIF 2.1.0 for what Keytide writes of it: from the published JSON schema (objects are closed there, property bags
/// open), and, as notes say, from the text of the standard and from what GitHub accepts.
/// </summary>
internal static class SarifSchema
{
    private static readonly JsonShape Level = OneOf("none", "note", "warning", "error");

    private static readonly JsonShape Message = Object(("text", Text()));

    private static readonly JsonShape Bag = MapOf(new JsonShape((_, _, _) => { }));

    // GitHub: every result has at least one location, and every location an artifact with an address.
    private static readonly JsonShape Location = Object(
        ("physicalLocation", Object(
            ("artifactLocation", Object(("uri", Text(@"^(file://)?[A-Za-z0-9\-._~%/]+$")), ("uriBaseId?", Text()))),
            ("region", Object(("startLine", Whole(1)), ("startColumn?", Whole(1)), ("snippet?", Message))))),
        ("logicalLocations?", ListOf(Object(("name", Text()), ("fullyQualifiedName", Text()), ("kind", Text())), least: 1)));

    private static readonly JsonShape Rule = Object(
        ("id", Text()),
        ("shortDescription", Message),
        ("fullDescription", Message),
        ("help", Message),
        ("defaultConfiguration", Object(("level", Level))),
        ("properties", Object(
            ("tags", ListOf(Text(), most: 20).And(IsUnique, "has a tag twice")), // GitHub: at most 20
            ("precision", OneOf("very-high", "high", "medium", "low")),
            ("security-severity", Text(@"^(10\.0|\d\.\d)$")))));

    private static readonly JsonShape Suppression = Object(
        ("kind", OneOf("inSource", "external")),
        ("status?", OneOf("accepted", "underReview", "rejected")),
        ("justification?", Text()),
        ("properties?", Bag));

    private static readonly JsonShape Result = Object(
            ("ruleId", Text()),
            ("ruleIndex", Whole(0)),
            ("kind", OneOf("notApplicable", "pass", "fail", "review", "open", "informational")),
            ("level", Level),
            ("message", Message),
            ("locations", ListOf(Location, least: 1)),
            ("partialFingerprints", MapOf(Text())),
            ("suppressions", ListOf(Suppression).And(IsUnique, "has a suppression twice")),
            ("baselineState?", OneOf("new", "unchanged", "updated", "absent")),
            ("properties", Bag))
        .And( // 3.27.10: a kind that is present and not fail has the level none.
            result => (result.GetProperty("kind").GetString() == "fail") == (result.GetProperty("level").GetString() != "none"),
            "has a level that does not go with its kind");

    private static readonly JsonShape Notification = Object(
        ("descriptor", Object(("id", Text()), ("index", Whole(0)))),
        ("level", Level),
        ("message", Message),
        ("timeUtc", Time),
        ("locations?", ListOf(Location)));

    private static readonly JsonShape Invocation = Object(
        ("executionSuccessful", Flag),
        ("endTimeUtc", Time),
        ("properties", Bag),
        ("toolExecutionNotifications", ListOf(Notification)));

    private static readonly JsonShape Driver = Object(
        ("name", Text()),
        ("version", Text()),
        ("rules", ListOf(Rule, most: 25_000).And(IsUnique, "has a rule twice")),
        ("notifications", ListOf(Object(("id", Text()), ("shortDescription", Message)))));

    private static readonly JsonShape Run = Object(
            ("tool", Object(("driver", Driver))),
            ("results", ListOf(Result)),
            ("automationDetails", Object(("id", Text("/$")))), // 3.17.3: a trailing slash makes it a category.
            ("columnKind", OneOf("utf16CodeUnits", "unicodeCodePoints")),
            ("invocations", ListOf(Invocation, least: 1)))
        .And(RuleIndexesFit, "has a result whose ruleIndex is not that of its ruleId")
        .And(BaselineOnAllOrNone, "has a baselineState on some results only"); // 3.27.24

    public static readonly JsonShape Log = Object(
        ("$schema", Text("^https://.*sarif-schema-2\\.1\\.0\\.json$")),
        ("version", OneOf("2.1.0")),
        ("runs", ListOf(Run, least: 1, most: 1)));

    private static bool IsUnique(JsonElement list) =>
        list.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == list.GetArrayLength();

    private static bool RuleIndexesFit(JsonElement run)
    {
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        return run.GetProperty("results").EnumerateArray().All(result =>
            rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString() == result.GetProperty("ruleId").GetString());
    }

    private static bool BaselineOnAllOrNone(JsonElement run) =>
        run.GetProperty("results").EnumerateArray().Select(result => result.TryGetProperty("baselineState", out _)).Distinct().Count() <= 1;
}
