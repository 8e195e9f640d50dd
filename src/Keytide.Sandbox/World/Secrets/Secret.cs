namespace Keytide.Sandbox.World.Secrets;

/// <summary>One secret of one region: its versions, their labels, and what describes it.</summary>
public sealed class Secret
{
    // AWS keeps the 100 newest versions and everything younger than a day; who writes faster than it drops meets the quota.
    // One write in 10 minutes sustained, the documented pace, is 144 a day: the quota itself is not published.
    private const int KeptVersions = 100;
    private const int VersionQuota = 144;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private readonly List<SecretVersion> _versions = [];

    internal Secret(string name, string arn, DateTimeOffset createdAt)
    {
        (Name, Arn, CreatedAt, LastChangedAt) = (name, arn, createdAt, createdAt);
        Staging = new SecretStaging(_versions);
    }

    public string Name { get; }
    public string Arn { get; }
    public DateTimeOffset CreatedAt { get; }
    public DateTimeOffset LastChangedAt { get; private set; }
    public DateTimeOffset? LastAccessedOn { get; private set; }
    public DateTimeOffset? LastRotatedAt { get; private set; }

    /// <summary>Set while the secret waits for its deletion; it can be restored until then.</summary>
    public DateTimeOffset? DeletedAt { get; internal set; }

    /// <summary>When it was scheduled, and when it is gone.</summary>
    public DateTimeOffset? GoneAt { get; internal set; }

    public string? Description { get; internal set; }
    public string? KmsKeyId { get; internal set; }
    public SecretRotation? Rotation { get; internal set; }
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);
    public SecretStaging Staging { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SecretVersion> Versions => _versions;

    public SecretVersion? VersionOf(string id) => _versions.FirstOrDefault(version => version.Id == id);

    /// <summary>What a read saw before the last write, until that write becomes readable (a fault of the stand-in).</summary>
    internal UnreadableWrite? Unreadable { get; set; }

    internal void Touch(DateTimeOffset now) => LastChangedAt = now;

    internal void Read(SecretVersion version, DateTimeOffset now)
    {
        version.Read(now);
        LastAccessedOn = version.LastAccessedOn;
    }

    /// <summary>
    /// The token names the version, so that a repeated write is recognized:
    /// <code>
    /// version of that token   its value           result
    /// none                    –                   a new version
    /// there, empty            –                   filled (the step of a rotation)
    /// there                   the same            nothing is done, success
    /// there                   another             ResourceExistsException
    /// </code>
    /// </summary>
    internal SecretVersion Write(string token, SecretPayload payload, IReadOnlyCollection<string>? stages, DateTimeOffset now)
    {
        var existing = VersionOf(token);
        if (existing?.Payload is { } held)
        {
            return held.Equals(payload) ? existing : throw SecretErrors.TokenTaken();
        }
        var isFirst = _versions.Count == 0;
        existing?.Fill(payload);
        var version = existing ?? Add(new SecretVersion(token, payload, now, KmsKeyId), now);
        if (stages is null || isFirst)
        {
            Staging.Attach(SecretStaging.Current, version);
        }
        foreach (var stage in stages ?? [])
        {
            Staging.Attach(stage, version);
        }
        Touch(now);
        return version;
    }

    internal SecretVersion Add(SecretVersion version, DateTimeOffset now)
    {
        for (var i = _versions.Count - 1; i >= 0 && _versions.Count >= KeptVersions; i--)
        {
            if (_versions[i].Stages.Count == 0 && now - _versions[i].CreatedAt >= KeptFor)
            {
                _versions.RemoveAt(i);
            }
        }
        if (_versions.Count >= VersionQuota)
        {
            throw SecretErrors.LimitExceeded("You've exceeded the maximum number of versions for a secret.");
        }
        _versions.Insert(0, version);
        return version;
    }

    internal void Rotated(DateTimeOffset now) => LastRotatedAt = now;
}
