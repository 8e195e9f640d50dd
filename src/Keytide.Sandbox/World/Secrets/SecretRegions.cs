namespace Keytide.Sandbox.World.Secrets;

/// <summary>An account's secrets, a store for each region: <c>account.Part&lt;SecretRegions&gt;()</c>.</summary>
public sealed class SecretRegions
{
    private readonly Dictionary<string, SecretStore> _stores = new(StringComparer.Ordinal);

    public SecretStore In(Account account, string region)
    {
        if (!_stores.TryGetValue(region, out var store))
        {
            store = new SecretStore($"arn:{account.Partition}:secretsmanager:{region}:{account.Id}:secret:");
            _stores.Add(region, store);
        }
        return store;
    }
}
