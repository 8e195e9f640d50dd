namespace Keytide.Sandbox.World;

/// <summary>What users, groups and roles have in common: inline policies by name, attached managed policies by ARN.</summary>
public abstract class PolicyHolder(Account account, DateTimeOffset createdAt)
{
    public Account Account { get; } = account;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public Timeline<PolicySet> Policies { get; } = new(PolicySet.Empty, createdAt, account.NextChange());

    public void PutPolicy(string name, string document, DateTimeOffset at) =>
        Change(Policies.Current with { Inline = Policies.Current.Inline.SetItem(name, document) }, at);

    public void RemovePolicy(string name, DateTimeOffset at) =>
        Change(Policies.Current with { Inline = Policies.Current.Inline.Remove(name) }, at);

    public void AttachPolicy(string arn, DateTimeOffset at)
    {
        if (!Policies.Current.Attached.Contains(arn))
        {
            Change(Policies.Current with { Attached = Policies.Current.Attached.Add(arn) }, at);
        }
    }

    public void DetachPolicy(string arn, DateTimeOffset at) =>
        Change(Policies.Current with { Attached = Policies.Current.Attached.Remove(arn) }, at);

    /// <summary>Sets or, with null, lifts the permissions boundary.</summary>
    public void SetBoundary(string? arn, DateTimeOffset at) => Change(Policies.Current with { Boundary = arn }, at);

    protected void Change(PolicySet policies, DateTimeOffset at) => Policies.Set(policies, at, Account.NextChange());
}
