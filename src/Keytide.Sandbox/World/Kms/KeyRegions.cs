namespace Keytide.Sandbox.World.Kms;

/// <summary>An account's KMS keys, a store for each region: <c>account.Part&lt;KeyRegions&gt;()</c>.</summary>
public sealed class KeyRegions
{
    private readonly Dictionary<string, KeyStore> _stores = new(StringComparer.Ordinal);

    public KeyStore In(Account account, string region)
    {
        if (!_stores.TryGetValue(region, out var store))
        {
            store = new KeyStore($"arn:{account.Partition}:kms:{region}:{account.Id}", account.Chance.Fork($"kms/{region}"));
            _stores.Add(region, store);
        }

        return store;
    }
}
