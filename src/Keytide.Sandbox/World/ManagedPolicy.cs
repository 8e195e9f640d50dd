namespace Keytide.Sandbox.World;

/// <summary>A managed policy, the account's own or AWS's.</summary>
public sealed class ManagedPolicy
{
    private readonly Func<ulong> _nextChange;
    private readonly List<PolicyVersion> _versions;
    private int _lastVersion = 1;

    internal ManagedPolicy(
        string arn, string id, string name, string path, string document, DateTimeOffset createdAt, Func<ulong> nextChange)
    {
        (Arn, Id, Name, Path, CreatedAt, UpdatedAt, _nextChange) = (arn, id, name, path, createdAt, createdAt, nextChange);
        _versions = [new PolicyVersion("v1", document, createdAt)];
        DefaultVersionId = "v1";
        Document = new Timeline<string>(document, createdAt, nextChange());
    }

    public string Arn { get; }

    public string Id { get; }

    public string Name { get; }

    public string Path { get; }

    public string Description { get; set; } = "";

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public bool IsAws => Arn.Contains(":iam::aws:", StringComparison.Ordinal);

    public List<Tag> Tags { get; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions => _versions;

    public string DefaultVersionId { get; private set; }

    /// <summary>The document in force.</summary>
    public Timeline<string> Document { get; }

    public PolicyVersion AddVersion(string document, bool setAsDefault, DateTimeOffset at)
    {
        var version = new PolicyVersion($"v{++_lastVersion}", document, at);
        _versions.Add(version);
        UpdatedAt = at;
        if (setAsDefault)
        {
            SetDefault(version, at);
        }

        return version;
    }

    public void SetDefault(PolicyVersion version, DateTimeOffset at)
    {
        DefaultVersionId = version.Id;
        UpdatedAt = at;
        Document.Set(version.Document, at, _nextChange());
    }

    public void RemoveVersion(PolicyVersion version) => _versions.Remove(version);
}
