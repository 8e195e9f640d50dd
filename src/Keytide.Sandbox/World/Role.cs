namespace Keytide.Sandbox.World;

/// <summary>An IAM role. Made by <see cref="Account.AddRole"/>.</summary>
public sealed class Role : PolicyHolder
{
    internal Role(Account account, string name, string path, string trustPolicy, DateTimeOffset createdAt)
        : base(account, createdAt)
    {
        Name = name;
        Path = path;
        Id = account.Ids.UniqueId("AROA");
        Trust = new Timeline<string>(trustPolicy, createdAt, account.NextChange());
    }

    public string Id { get; }

    public string Name { get; }

    public string Path { get; }

    public string Arn => $"arn:{Account.Partition}:iam::{Account.Id}:role{Path}{Name}";

    /// <summary>Who may assume it: the policy document as it was given.</summary>
    public Timeline<string> Trust { get; }

    public string Description { get; set; } = "";

    public int MaxSessionSeconds { get; set; } = 3600;

    public List<Tag> Tags { get; } = [];

    public LastUse LastUse { get; } = new();

    public void SetTrust(string document, DateTimeOffset at) => Trust.Set(document, at, Account.NextChange());
}
