namespace Keytide.Sandbox.World.Ssm;

/// <summary>An account's parameters, a store for each region: <c>account.Part&lt;ParameterRegions&gt;()</c>.</summary>
public sealed class ParameterRegions
{
    private readonly Dictionary<string, ParameterStore> _stores = new(StringComparer.Ordinal);

    public ParameterStore In(Account account, string region)
    {
        if (!_stores.TryGetValue(region, out var store))
        {
            store = new ParameterStore($"arn:{account.Partition}:ssm:{region}:{account.Id}:parameter");
            _stores.Add(region, store);
        }
        return store;
    }
}
