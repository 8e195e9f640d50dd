using System.Globalization;
using Keytide.Distribution;
using Keytide.Inventory;
using Keytide.Rotation;
using Keytide.Rotation.Notices;
using Keytide.Settings;

namespace Keytide.Cli.Policy;

/// <summary>
/// What <c>keytide rotate</c> needs to be allowed, by the settings it runs with and the destinations it delivers to: nothing for what is
/// not there.
/// </summary>
/// <param name="partition">Of all ARNs.</param>
/// <param name="region">Where destinations are that name no region of their own; null for any.</param>
public sealed class RotationStatements(Partition partition, string? region)
{
    private const string Any = "*";
    private static readonly string[] OnSecrets =
        ["secretsmanager:CreateSecret", "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage"];

    /// <summary>For the role that rotations act as.</summary>
    public IReadOnlyList<PolicyStatement> Role() => [.. Needed(RotationPermissions.Acting)];

    /// <summary>For whoever calls, and, where the settings name no role, acts as well.</summary>
    /// <param name="settings">Role, destinations, channels and the sealing key.</param>
    /// <param name="destinations">Others than those of the settings' policies.</param>
    /// <param name="customerKeys">The ARNs of the KMS keys that encrypt those secrets and parameters; none for AWS's own.</param>
    public IReadOnlyList<PolicyStatement> Caller(
        KeytideSettings settings, IEnumerable<DestinationAddress> destinations, IReadOnlyList<string> customerKeys)
    {
        var acting = settings.Rotation.Role is null ? RotationPermissions.Acting : [];
        var statements = new List<PolicyStatement>(Needed([.. acting, .. RotationPermissions.Calling]));
        if (settings.Rotation.Role is { } role)
        {
            statements.Add(new("KeytideAssumesItsRole", ["sts:AssumeRole"], [$"arn:{partition}:iam::*:role/{role.TrimStart('/')}"]));
        }

        var places = settings.Rotation.Rules.SelectMany(rule => rule.DestinationsFor(Any)).Concat(destinations).ToList(); // Any user.
        statements.AddRange(Secrets([.. places.Where(place => place.Kind == DestinationKind.SecretsManager)]));
        statements.AddRange(Parameters([.. places.Where(place => place.Kind == DestinationKind.Ssm)]));
        statements.AddRange(CustomerKeys(places, customerKeys));
        var topics = settings.Rotation.Channels.OfType<ChannelSettings.Sns>().Select(sns => sns.TopicArn).Distinct().Order().ToList();
        if (topics.Count > 0)
        {
            statements.Add(new("KeytideTellsPeople", ["sns:Publish"], topics));
        }

        if (settings.Sealing.KmsKey is { } key)
        {
            statements.Add(Sealing(key));
        }

        return statements;
    }

    /// <summary>For the role in each member account, which reads, acts and delivers there.</summary>
    public IReadOnlyList<PolicyStatement> Member(
        KeytideSettings settings, IEnumerable<DestinationAddress> destinations, IReadOnlyList<string> customerKeys) => Caller(
        settings with
        {
            Sealing = SealingSettings.Default,
            Rotation = settings.Rotation with { Role = null, Channels = [] },
        },
        destinations,
        customerKeys);

    /// <summary>For whoever calls with <c>--org</c>, beside what <see cref="Caller"/> gives.</summary>
    public IReadOnlyList<PolicyStatement> Organization(string role) =>
    [
        new("KeytideReadsTheOrganization", ["organizations:DescribeOrganization", "organizations:ListAccounts"], [Any]),
        new("KeytideAssumesItsMemberRole", ["sts:AssumeRole"], [$"arn:{partition}:iam::*:role/{role}"]),
    ];

    private IEnumerable<PolicyStatement> Needed(IEnumerable<RequiredPermission> permissions) => permissions
        .GroupBy(permission => permission.Resource).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new PolicyStatement(
            group.Key == Any ? "KeytideReadsTheAccount" : "KeytideRotatesKeys",
            Sorted(group.Select(permission => permission.Action)),
            [string.Format(CultureInfo.InvariantCulture, group.Key, partition)]));

    // Six characters of chance end the ARN of a secret; before it is made, its name alone does.
    private IEnumerable<PolicyStatement> Secrets(IReadOnlyList<DestinationAddress> places)
    {
        if (places.Count > 0)
        {
            var names = Sorted(places.Select(place => Arn(place, "secretsmanager", "secret:")));
            yield return new("KeytideWritesSecrets", OnSecrets, Sorted([.. names, .. names.Select(name => $"{name}-??????")]));
        }
    }

    private IEnumerable<PolicyStatement> Parameters(IReadOnlyList<DestinationAddress> places)
    {
        if (places.Count > 0)
        {
            yield return new(
                "KeytideWritesParameters", ["ssm:GetParameter", "ssm:PutParameter"],
                Sorted(places.Select(place => Arn(place, "ssm", "parameter"))));
            yield return new("KeytideKeepsParametersUnderTheirKeys", ["ssm:DescribeParameters"], [Any]);
        }
    }

    // A customer's key opens for these two services alone, and only on Keytide's behalf.
    private static IEnumerable<PolicyStatement> CustomerKeys(List<DestinationAddress> places, IReadOnlyList<string> keys)
    {
        if (keys.Count > 0 && places.Any(place => place.Kind == DestinationKind.SecretsManager))
        {
            yield return new("KeytideEncryptsSecrets", ["kms:Decrypt", "kms:GenerateDataKey"], keys)
            {
                Conditions = [("StringLike", "kms:ViaService", "secretsmanager.*.amazonaws.com")],
            };
        }

        if (keys.Count > 0 && places.Any(place => place.Kind == DestinationKind.Ssm))
        {
            yield return new("KeytideEncryptsParameters", ["kms:Decrypt", "kms:Encrypt"], keys)
            {
                Conditions = [("StringLike", "kms:ViaService", "ssm.*.amazonaws.com")],
            };
        }
    }

    private PolicyStatement Sealing(string key)
    {
        List<(string, string, string)> conditions = [("StringEquals", "kms:EncryptionContext:keytide:purpose", "sealing-key")];
        var isAlias = key.StartsWith("alias/", StringComparison.Ordinal) || key.Contains(":alias/", StringComparison.Ordinal);
        var (place, name) = key.LastIndexOf(':') is var at and > 0 ? (key[..at], key[(at + 1)..]) : ($"arn:{partition}:kms:*:*", key);
        return new PolicyStatement(
            "KeytideSeals", ["kms:Decrypt", "kms:GenerateDataKey"],
            [isAlias ? $"{place}:key/*" : name.StartsWith("key/", StringComparison.Ordinal) ? $"{place}:{name}" : $"{place}:key/{name}"])
        {
            Conditions = isAlias ? [.. conditions, ("ForAnyValue:StringEquals", "kms:ResourceAliases", name)] : conditions,
        };
    }

    private string Arn(DestinationAddress place, string service, string kind) =>
        place.Name.StartsWith("arn:", StringComparison.Ordinal) ? place.Name
        : $"arn:{partition}:{service}:{place.Region ?? region ?? Any}:*:{kind}{place.Name}";

    private static List<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct().Order(StringComparer.Ordinal)];
}
