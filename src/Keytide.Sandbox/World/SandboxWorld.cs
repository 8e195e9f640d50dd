namespace Keytide.Sandbox.World;

/// <summary>
/// Everything there is: accounts by id. Contents of an account may be made by a factory when it is first touched, so that a thousand
/// accounts cost nothing until somebody asks. No protocol, no clock: every change is given its time, past times included.
/// </summary>
public sealed class SandboxWorld(ulong seed = 1, string partition = "aws")
{
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<Account>> _fills = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<Account>> _unfilled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccessKey> _unencodedKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, object> _parts = [];

    public ulong Seed { get; } = seed;

    public string Partition { get; } = partition;

    /// <summary>AWS's managed policies, by ARN.</summary>
    public NameTable<ManagedPolicy> AwsPolicies => field ??= AwsManagedPolicies.Make(this);

    /// <summary>
    /// The service control policies over an account, one list of documents for each level from the organization's root down; null where
    /// none apply, as for the management account. Set by whoever keeps the organization.
    /// </summary>
    public Func<Account, IReadOnlyList<IReadOnlyList<string>>?> ServiceControlPolicies { get; set; } = static _ => null;

    /// <summary>Every account's id, in the order they were added; asking touches none.</summary>
    public IReadOnlyCollection<string> AccountIds => _accounts.Keys;

    /// <summary>Adds an account. <paramref name="fill"/> makes its contents when somebody first looks inside.</summary>
    public Account AddAccount(string id, string name, DateTimeOffset createdAt, Action<Account>? fill = null)
    {
        if (id.Length != 12 || !id.All(char.IsAsciiDigit))
        {
            throw new ArgumentException($"An account id is twelve digits; \"{id}\" is not.", nameof(id));
        }

        var account = new Account(this, id, name, createdAt);
        _accounts.Add(id, account);
        if (fill is not null)
        {
            _fills.Add(id, fill);
            _unfilled.Add(id, fill);
        }

        return account;
    }

    /// <summary>The account with its contents made, or null where there is none.</summary>
    public Account? FindAccount(string id)
    {
        if (!_accounts.TryGetValue(id, out var account))
        {
            return null;
        }

        if (_unfilled.Remove(id, out var fill))
        {
            fill(account);
        }

        return account;
    }

    /// <summary>
    /// Drops the contents of an account made with a factory; who looks inside next gets them anew, as they were at first. Sessions in
    /// it end. For going through more accounts than fit into memory.
    /// </summary>
    public void Forget(string id)
    {
        if (_fills.TryGetValue(id, out var fill) && _unfilled.TryAdd(id, fill))
        {
            var old = _accounts[id];
            foreach (var key in _unencodedKeys.Values.Where(key => key.Account == old).ToList())
            {
                _unencodedKeys.Remove(key.Id);
            }

            _accounts[id] = new Account(this, id, old.Name, old.CreatedAt);
        }
    }

    /// <summary>The account's id, name and creation, its contents perhaps not yet made.</summary>
    public Account? PeekAccount(string id) => _accounts.GetValueOrDefault(id);

    /// <summary>A long-lived key anywhere, deleted ones included.</summary>
    public AccessKey? FindAccessKey(string id) => OwnerOf(id) is { } account ? account.FindAccessKey(id) : FindUnencoded(id);

    public Session? FindSession(string accessKeyId) => OwnerOf(accessKeyId)?.FindSession(accessKeyId);

    /// <summary>State that belongs to no one account: one object of each type, made when first asked for.</summary>
    public T Part<T>()
        where T : class, new()
    {
        if (!_parts.TryGetValue(typeof(T), out var part))
        {
            part = new T();
            _parts.Add(typeof(T), part);
        }

        return (T)part;
    }

    internal void Register(AccessKey key)
    {
        if (KeyIdReader.AccountOf(key.Id) != key.Account.Id)
        {
            _unencodedKeys.Add(key.Id, key);
        }
    }

    private Account? OwnerOf(string keyId) => KeyIdReader.AccountOf(keyId) is { } id ? FindAccount(id) : null;

    private AccessKey? FindUnencoded(string id)
    {
        // Only an account that has been filled can have told of its old keys, and only one that is old enough can have any.
        foreach (var waiting in _unfilled.Keys.Where(each => _accounts[each].CreatedAt < KeyIdReader.EncodedSince).ToList())
        {
            FindAccount(waiting);
        }

        return _unencodedKeys.GetValueOrDefault(id);
    }
}
