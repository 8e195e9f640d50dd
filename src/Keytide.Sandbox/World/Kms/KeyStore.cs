namespace Keytide.Sandbox.World.Kms;

/// <summary>The KMS keys and aliases of one account in one region.</summary>
/// <param name="arnPrefix">What ARNs here begin with, up to the account.</param>
/// <param name="chance">Key material and nonces: the same seed gives the same ciphertexts.</param>
public sealed class KeyStore(string arnPrefix, Chance chance)
{
    private const int MaterialBytes = 32;
    private readonly SortedDictionary<string, KmsKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KmsKey> _aliases = new(StringComparer.Ordinal);

    public Chance Chance { get; } = chance;

    public IReadOnlyCollection<KmsKey> All => _keys.Values;

    public KmsKey Create(string description, DateTimeOffset now)
    {
        var id = Chance.Uuid();
        var material = new byte[MaterialBytes];
        Chance.Fill(material);
        var key = new KmsKey(id, $"{arnPrefix}:key/{id}", description, material, now);
        _keys.Add(id, key);
        return key;
    }

    public void AddAlias(string alias, KmsKey key)
    {
        if (!_aliases.TryAdd(alias, key))
        {
            throw KmsErrors.AliasExists($"{arnPrefix}:{alias}");
        }
    }

    /// <summary>The ARN that a policy is asked about, whether there is such a key or not.</summary>
    public string ArnOf(string given) => TryFind(given)?.Arn ?? Whole(given);

    /// <summary>By id, ARN, alias, or the ARN of an alias.</summary>
    public KmsKey Find(string given) => TryFind(given)
        ?? throw (NameOf(given).StartsWith("alias/", StringComparison.Ordinal)
            ? KmsErrors.NoAlias(Whole(given)) : KmsErrors.NoKey(Whole(given)));

    /// <summary>A key that may be used now.</summary>
    public KmsKey FindUsable(string given)
    {
        var key = Find(given);
        return key.State switch
        {
            KeyState.Disabled => throw KmsErrors.Disabled(key.Arn),
            KeyState.PendingDeletion => throw KmsErrors.PendingDeletion(key.Arn),
            _ => key,
        };
    }

    private KmsKey? TryFind(string given)
    {
        var name = NameOf(given);
        return name.StartsWith("alias/", StringComparison.Ordinal) ? _aliases.GetValueOrDefault(name)
            : given.StartsWith("arn:", StringComparison.Ordinal) && !given.StartsWith(arnPrefix + ":", StringComparison.Ordinal) ? null
            : _keys.GetValueOrDefault(name["key/".Length..]);
    }

    private string Whole(string given) =>
        given.StartsWith("arn:", StringComparison.Ordinal) ? given : $"{arnPrefix}:{NameOf(given)}";

    private static string NameOf(string given)
    {
        var name = given.StartsWith("arn:", StringComparison.Ordinal) ? given[(given.LastIndexOf(':') + 1)..] : given;
        return name.StartsWith("alias/", StringComparison.Ordinal) || name.StartsWith("key/", StringComparison.Ordinal)
            ? name
            : $"key/{name}";
    }
}
