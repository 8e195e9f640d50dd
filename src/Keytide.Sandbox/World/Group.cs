namespace Keytide.Sandbox.World;

/// <summary>An IAM group. Made by <see cref="Account.AddGroup"/>; joined through <see cref="User.Join"/>.</summary>
public sealed class Group : PolicyHolder
{
    internal Group(Account account, string name, string path, DateTimeOffset createdAt)
        : base(account, createdAt)
    {
        Name = name;
        Path = path;
        Id = account.Ids.UniqueId("AGPA");
    }

    public string Id { get; }

    public string Name { get; }

    public string Path { get; }

    public string Arn => $"arn:{Account.Partition}:iam::{Account.Id}:group{Path}{Name}";

    public NameTable<User> Members { get; } = new();
}
