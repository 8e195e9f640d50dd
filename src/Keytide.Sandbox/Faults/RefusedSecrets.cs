namespace Keytide.Sandbox.Faults;

/// <summary>Remembers key ids that were used with a wrong secret, for as long as AWS's front end does.</summary>
internal sealed class RefusedSecrets
{
    private readonly Dictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    public void Remember(string accessKeyId, DateTimeOffset until) => _until[accessKeyId] = until;

    public bool StillRefuses(string accessKeyId, DateTimeOffset now) => _until.TryGetValue(accessKeyId, out var until) && now < until;
}
