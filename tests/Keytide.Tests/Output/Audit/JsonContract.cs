using Keytide.Cli.Output;
using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Output.Shapes;
using static Keytide.Tests.Output.Shapes.JsonShape;

namespace Keytide.Tests.Output.Audit;

/// <summary>Keytide's own JSON, member by member: what is fixed, and what has been added.</summary>
internal static class JsonContract
{
    public static readonly (string Name, JsonShape Shape)[] HeaderMembers =
    [
        ("schemaVersion", OneOf("1")), ("asOf", Time), ("toolVersion", Text()), ("organization", Flag), ("baselineAsOf", Time.OrNull),
    ];

    public static readonly (string Name, JsonShape Shape)[] AccountMembers =
    [
        ("id", AccountNumber), ("name", Text().OrNull), ("partition", OneOf("aws", "aws-cn", "aws-us-gov")),
        ("status", Names<AccountStatus>()), ("reason", Text().OrNull), ("users", Whole().OrNull), ("calls", MapOf(Whole(1))),
        ("gaps", ListOf(Object(("source", Text()), ("subject", Text().OrNull), ("reason", Text())))),
    ];

    public static readonly (string Name, JsonShape Shape)[] SummaryMembers =
    [
        ("accounts", Whole()), ("users", Whole()), ("accessKeys", Whole()), ("activeAccessKeys", Whole()), ("byVerdict", Counts<Verdict>()),
        ("bySeverity", Counts<Severity>()), ("byAccountStatus", Counts<AccountStatus>()), ("worst", Names<Severity>().OrNull),
        ("incomplete", Flag), ("calls", Whole()),
    ];

    public static readonly JsonShape Principal = Object(
        ("type", Names<PrincipalType>()), ("name", Text()), ("arn", Text("^arn:aws")), ("id", Text().OrNull));

    public static readonly (string Name, JsonShape Shape)[] CredentialMembers =
    [
        ("kind", Names<CredentialKind>()), ("id", Text().OrNull), ("accountId", AccountNumber), ("principal", Principal),
        ("status", Names<CredentialStatus>()), ("createdAt", Time.OrNull), ("lastUse", OneOf("used", "never", "unknown")),
        ("lastUsedAt", Time.OrNull), ("lastUsedService", Text().OrNull), ("lastUsedRegion", Text().OrNull),
        ("lastUseUnknownBecause", Text().OrNull), ("ageDays", Whole().OrNull), ("idleDays", Whole().OrNull), ("expiresAt", Time.OrNull),
        ("service", Text().OrNull),
    ];

    public static readonly (string Name, JsonShape Shape)[] FindingMembers =
    [
        ("id", Text()), ("check", Text("^[a-z]+([.-][a-z]+)+$")), ("title", Text()), ("severity", Names<Severity>()),
        ("verdict", Names<Verdict>()), ("accountId", AccountNumber), ("principal", Principal), ("credentialId", Text().OrNull),
        ("credentialKind", Names<CredentialKind>().OrNull), ("resource", Text().OrNull),
        ("message", Text()), ("passesUntil", Time.OrNull),
        ("evidence", ListOf(Object(("fact", Text()), ("source", Text()), ("observedAt", Time), ("maxStaleness", Text("^P"))))),
        ("controls", ListOf(Object(("framework", Text()), ("version", Text(least: 0)), ("id", Text())))),
        ("remediation", Text()),
        ("suppression", Object(
            ("check", Text()), ("owner", Text()), ("reason", Text()), ("expires", Time), ("ticket", Text().OrNull)).OrNull),
        ("baseline", Names<BaselineState>().OrNull),
    ];

    public static readonly JsonShape Document = Object(
    [
        .. HeaderMembers,
        ("accounts", ListOf(Object(AccountMembers))),
        ("summary", Object(SummaryMembers)),
        ("credentials", ListOf(Object(CredentialMembers))),
        ("findings", ListOf(Object(FindingMembers))),
    ]);

    private static JsonShape Names<T>()
        where T : struct, Enum => OneOf([.. Enum.GetValues<T>().Select(ContractName.Of)]);

    private static JsonShape Counts<T>()
        where T : struct, Enum => Object([.. Enum.GetValues<T>().Select(value => (ContractName.Of(value), Whole()))]);
}
