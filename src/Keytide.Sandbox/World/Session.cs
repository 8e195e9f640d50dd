namespace Keytide.Sandbox.World;

/// <summary>Temporary credentials and what they carry. Nothing ends them early; <see cref="ExpiresAt"/> does.</summary>
public sealed class Session(
    Account account, string accessKeyId, string secret, string token, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
{
    public Account Account { get; } = account;

    public string AccessKeyId { get; } = accessKeyId;

    public string Secret { get; } = secret;

    public string Token { get; } = token;

    public DateTimeOffset IssuedAt { get; } = issuedAt;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>Set for AssumeRole.</summary>
    public Role? Role { get; init; }

    /// <summary>The role session name, or the federated user's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Set for GetSessionToken of a user; null with a null role is the root user.</summary>
    public User? User { get; init; }

    public string? SourceIdentity { get; init; }

    public bool HasMfa { get; init; }

    /// <summary>Session policies: the session may do only what they allow as well. Empty means none was given.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public IReadOnlySet<string> TransitiveTagKeys { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the role or user still is.</summary>
    public bool IsOfSomebody => Role is { } role
        ? Account.Roles.Find(role.Name) == role
        : User is null || Account.Users.Find(User.Name) == User;

    /// <summary>Made with the credentials of another role session: at most an hour long.</summary>
    public bool IsChained { get; init; }
}
