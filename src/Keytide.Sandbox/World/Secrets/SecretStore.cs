namespace Keytide.Sandbox.World.Secrets;

/// <summary>
/// The secrets of one account in one region, with the rules of Secrets Manager on writing, reading, deleting and restoring.
/// Time comes as an argument; what is random (the six characters that end an ARN) too.
/// </summary>
public sealed class SecretStore(string arnPrefix)
{
    public const int SuffixLength = 6;
    private const int DefaultRecoveryDays = 30;
    private readonly SortedDictionary<string, Secret> _byName = new(StringComparer.Ordinal);

    /// <summary>All secrets by name, those that wait for deletion too, those whose time is over not.</summary>
    public IReadOnlyCollection<Secret> All(DateTimeOffset now)
    {
        Sweep(now);
        return _byName.Values;
    }

    /// <summary>What the ARN of every secret here begins with, its name next.</summary>
    public string ArnPrefix { get; } = arnPrefix;

    /// <summary>By name, ARN, or ARN without its random ending.</summary>
    public Secret? TryFind(string secretId, DateTimeOffset now)
    {
        Sweep(now);
        return Lookup(secretId);
    }

    /// <summary>As <see cref="TryFind"/>, and it must be there.</summary>
    public Secret Find(string secretId, DateTimeOffset now) => TryFind(secretId, now) ?? throw SecretErrors.NoSuchSecret();

    /// <summary>As <see cref="Find"/>, and not waiting for deletion.</summary>
    public Secret FindLive(string secretId, DateTimeOffset now)
    {
        var secret = Find(secretId, now);
        return secret.DeletedAt is null ? secret : throw SecretErrors.MarkedForDeletion();
    }

    /// <summary>A repeated creation, known by its token and value, is a success that does nothing.</summary>
    public (Secret Secret, SecretVersion? Version) Create(
        string name, string? token, SecretPayload? payload, string? keyId, string suffix, DateTimeOffset now)
    {
        CheckToken(token);
        SecretName.Check(name);
        Sweep(now);
        if (_byName.TryGetValue(name, out var existing))
        {
            if (existing.DeletedAt is not null)
            {
                throw SecretErrors.NameScheduledForDeletion();
            }
            if (payload is null || existing.VersionOf(token!)?.Payload is null)
            {
                throw SecretErrors.NameTaken(name);
            }
            return (existing, existing.Write(token!, payload, null, now));
        }
        var secret = new Secret(name, $"{ArnPrefix}{name}-{suffix}", now) { KmsKeyId = keyId };
        var version = payload is null ? null : secret.Write(token!, payload, null, now);
        _byName.Add(name, secret);
        return (secret, version);
    }

    /// <param name="readableAfter">A fault: for so long reads see the secret as it was before this write.</param>
    public (Secret Secret, SecretVersion Version) Put(string secretId, string? token, SecretPayload? payload,
        IReadOnlyCollection<string>? stages, TimeSpan readableAfter, DateTimeOffset now)
    {
        CheckToken(token);
        if (payload is null)
        {
            throw SecretErrors.InvalidRequest("You must provide either SecretString or SecretBinary.");
        }
        var secret = FindLive(secretId, now);
        var before = Labels(secret);
        var version = secret.Write(token!, payload, stages, now);
        if (readableAfter > TimeSpan.Zero)
        {
            secret.Unreadable = new UnreadableWrite(now + readableAfter, before, version.Id);
        }
        return (secret, version);
    }

    public void MoveStage(string secretId, string stage, string? removeFrom, string? moveTo, DateTimeOffset now)
    {
        var secret = FindLive(secretId, now);
        secret.Staging.Move(stage, Version(secret, removeFrom), Version(secret, moveTo));
        secret.Touch(now);
    }

    public DateTimeOffset Delete(string secretId, int? recoveryDays, bool force, DateTimeOffset now)
    {
        if (force && recoveryDays is not null)
        {
            throw SecretErrors.InvalidParameter(
                "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        if (recoveryDays is < 7 or > 30)
        {
            throw SecretErrors.InvalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        var secret = force ? Find(secretId, now) : FindLive(secretId, now);
        if (force)
        {
            _byName.Remove(secret.Name);
            return now;
        }
        secret.DeletedAt = now;
        secret.GoneAt = now.AddDays(recoveryDays ?? DefaultRecoveryDays);
        return secret.GoneAt.Value;
    }

    public Secret Restore(string secretId, DateTimeOffset now)
    {
        var secret = Find(secretId, now);
        (secret.DeletedAt, secret.GoneAt) = (null, null);
        return secret;
    }

    private Secret? Lookup(string secretId)
    {
        if (_byName.TryGetValue(secretId, out var secret))
        {
            return secret;
        }
        return secretId.StartsWith(ArnPrefix, StringComparison.Ordinal)
            ? _byName.Values.FirstOrDefault(each => each.Arn == secretId || each.Arn[..^(SuffixLength + 1)] == secretId)
            : null;
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var gone in _byName.Values.Where(secret => secret.GoneAt <= now).Select(secret => secret.Name).ToList())
        {
            _byName.Remove(gone);
        }
    }

    private static SecretVersion? Version(Secret secret, string? id) =>
        id is null ? null : secret.VersionOf(id) ?? throw SecretErrors.NoValueForVersion(id);

    private static Dictionary<string, string> Labels(Secret secret) =>
        secret.Versions.SelectMany(version => version.Stages.Select(stage => (stage, version.Id)))
            .ToDictionary(at => at.stage, at => at.Id);

    private static void CheckToken(string? token)
    {
        if (token is null)
        {
            throw SecretErrors.InvalidRequest(SecretErrors.TokenMissing);
        }
        if (token.Length is < 32 or > 64)
        {
            throw SecretErrors.InvalidParameter("ClientRequestToken must be 32-64 characters long.");
        }
    }
}
