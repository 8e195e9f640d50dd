using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Secrets;

namespace Keytide.Sandbox.Secrets;

/// <summary>GetSecretValue, DescribeSecret, ListSecrets, ListSecretVersionIds, GetResourcePolicy, GetRandomPassword.</summary>
internal static class SecretShowing
{
    public static Structure Value(Call call)
    {
        var secret = SecretStores.FindLive(call);
        var (version, stages) = SecretReading.Read(secret, call.Input.Text("VersionId"), call.Input.Text("VersionStage"), call.Now);
        return new Structure
        {
            { "ARN", secret.Arn },
            { "Name", secret.Name },
            { "VersionId", version.Id },
            { "SecretString", version.Payload!.Text },
            { "SecretBinary", version.Payload.Binary },
            { "VersionStages", stages.Count == 0 ? null : stages },
            { "CreatedDate", version.CreatedAt },
        };
    }

    public static Structure Describe(Call call)
    {
        var secret = SecretStores.Find(call);
        var answer = Outline(secret);
        answer.Add("VersionIdsToStages", StagesOf(secret));
        return answer;
    }

    public static Structure List(Call call)
    {
        var filters = call.Input.Structures("Filters")
            .Select(filter => new SecretFilter(filter.Text("Key") ?? "", filter.Texts("Values"))).ToList();
        var planned = call.Input.Flag("IncludePlannedDeletion") == true;
        var secrets = SecretStores.Of(call).All(call.Now)
            .Where(secret => planned || secret.DeletedAt is null)
            .Where(secret => filters.TrueForAll(filter => filter.Admits(secret)));
        secrets = call.Input.Text("SortOrder") == "asc"
            ? secrets.OrderBy(secret => secret.CreatedAt).ThenBy(secret => secret.Name, StringComparer.Ordinal)
            : secrets.OrderByDescending(secret => secret.CreatedAt).ThenBy(secret => secret.Name, StringComparer.Ordinal);
        var page = Paging.Of(call, [.. secrets], 100, InvalidToken);
        return new Structure
        {
            { "SecretList", page.Items.Select(Listed).ToList() },
            { "NextToken", page.NextToken },
        };
    }

    public static Structure Versions(Call call)
    {
        var secret = SecretStores.Find(call);
        var withDeprecated = call.Input.Flag("IncludeDeprecated") == true;
        var page = Paging.Of(call, [.. secret.Versions.Where(version => withDeprecated || version.Stages.Count > 0)], 100, InvalidToken);
        return new Structure
        {
            { "Versions", page.Items.Select(Shown).ToList() },
            { "NextToken", page.NextToken },
            { "ARN", secret.Arn },
            { "Name", secret.Name },
        };
    }

    public static Structure ResourcePolicy(Call call) => SecretStores.Named(SecretStores.Find(call));

    public static Structure RandomPassword(Call call)
    {
        var password = new RandomPassword(
            call.Input.Number("PasswordLength") ?? 32, call.Input.Text("ExcludeCharacters") ?? "",
            call.Input.Flag("ExcludeNumbers") == true, call.Input.Flag("ExcludePunctuation") == true,
            call.Input.Flag("ExcludeUppercase") == true, call.Input.Flag("ExcludeLowercase") == true,
            call.Input.Flag("IncludeSpace") == true, call.Input.Flag("RequireEachIncludedType") != false);
        return new Structure { { "RandomPassword", password.Make(call.Account.Chance.NextInt) } };
    }

    private static Structure Listed(Secret secret)
    {
        var answer = Outline(secret);
        answer.Add("SecretVersionsToStages", StagesOf(secret));
        return answer;
    }

    private static Structure Outline(Secret secret) => new()
    {
        { "ARN", secret.Arn },
        { "Name", secret.Name },
        { "Description", secret.Description },
        { "KmsKeyId", secret.KmsKeyId },
        { "RotationEnabled", secret.Rotation?.IsEnabled },
        { "RotationLambdaARN", secret.Rotation?.LambdaArn },
        {
            "RotationRules",
            secret.Rotation?.AutomaticallyAfterDays is { } days ? new Structure { { "AutomaticallyAfterDays", days } } : null
        },
        { "LastRotatedDate", secret.LastRotatedAt },
        { "LastChangedDate", secret.LastChangedAt },
        { "LastAccessedDate", secret.LastAccessedOn },
        { "DeletedDate", secret.DeletedAt },
        { "Tags", secret.Tags.Count == 0 ? null : secret.Tags.Select(Tag).ToList() },
        { "CreatedDate", secret.CreatedAt },
    };

    private static Structure Tag(KeyValuePair<string, string> tag) => new() { { "Key", tag.Key }, { "Value", tag.Value } };

    private static Structure Shown(SecretVersion version) => new()
    {
        { "VersionId", version.Id },
        { "VersionStages", version.Stages.Count == 0 ? null : version.Stages },
        { "LastAccessedDate", version.LastAccessedOn },
        { "CreatedDate", version.CreatedAt },
        { "KmsKeyIds", new List<string> { version.KmsKeyId } },
    };

    private static Map? StagesOf(Secret secret)
    {
        var map = new Map();
        foreach (var version in secret.Versions.Where(version => version.Stages.Count > 0))
        {
            map.Add(version.Id, version.Stages.ToList<object>());
        }
        return map.Any() ? map : null;
    }

    private static ApiException InvalidToken() => new("InvalidNextTokenException", "The NextToken value is invalid.");
}
