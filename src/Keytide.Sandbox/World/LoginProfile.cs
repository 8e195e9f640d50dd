namespace Keytide.Sandbox.World;

/// <summary>A console password.</summary>
public sealed class LoginProfile(string password, DateTimeOffset createdAt)
{
    /// <summary>Known to the oracle of a test; AWS keeps only what it needs to check it.</summary>
    public string Password { get; private set; } = password;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset ChangedAt { get; private set; } = createdAt;

    public bool ResetRequired { get; set; }

    public void SetPassword(string password, DateTimeOffset at)
    {
        Password = password;
        ChangedAt = at;
    }
}
