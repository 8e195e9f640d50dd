namespace Keytide.Sandbox.Generator;

/// <summary>What an account is for; decides who is in it and how well it is kept.</summary>
public enum AccountKind
{
    /// <summary>The organization's management account, where others exist.</summary>
    Management,

    /// <summary>The only account: everything happens in it.</summary>
    Standalone,
    Production,
    Staging,
    Development,
    ContinuousIntegration,
    Data,
    Log,
    Security,

    /// <summary>One of the numbered accounts beyond the first eight.</summary>
    Workload,
}
