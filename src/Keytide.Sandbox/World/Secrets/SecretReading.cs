namespace Keytide.Sandbox.World.Secrets;

/// <summary>GetSecretValue: which version a caller gets, and what it is told where there is none.</summary>
public static class SecretReading
{
    /// <returns>The version and the labels it is shown with: while a write is not readable yet, the labels of before.</returns>
    public static (SecretVersion Version, IReadOnlyList<string> Stages) Read(
        Secret secret, string? versionId, string? stage, DateTimeOffset now)
    {
        var hidden = secret.Unreadable is { } write && now < write.Until ? write : null;
        var version = versionId is null
            ? ByStage(secret, stage ?? SecretStaging.Current, hidden)
            : ById(secret, versionId, hidden);
        var stages = StagesOf(version, hidden);
        if (versionId is not null && stage is not null && !stages.Contains(stage))
        {
            throw SecretErrors.InvalidRequest("You provided a VersionStage that is not associated to the provided VersionId.");
        }
        secret.Read(version, now);
        return (version, stages);
    }

    private static SecretVersion ByStage(Secret secret, string stage, UnreadableWrite? hidden)
    {
        var version = hidden is null
            ? secret.Staging.HolderOf(stage)
            : hidden.VersionByStage.TryGetValue(stage, out var id) ? secret.VersionOf(id) : null;
        return version?.Payload is null ? throw SecretErrors.NoValueForStage(stage) : version;
    }

    private static SecretVersion ById(Secret secret, string versionId, UnreadableWrite? hidden)
    {
        var version = versionId == hidden?.HiddenVersionId && !hidden.VersionByStage.Values.Contains(versionId)
            ? null
            : secret.VersionOf(versionId);
        return version?.Payload is null ? throw SecretErrors.NoValueForVersion(versionId) : version;
    }

    private static List<string> StagesOf(SecretVersion version, UnreadableWrite? hidden) => hidden is null
        ? [.. version.Stages]
        : [.. hidden.VersionByStage.Where(at => at.Value == version.Id).Select(at => at.Key).Order(StringComparer.Ordinal)];
}
