namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>How many of each a digest keeps; of the rest it keeps the count.</summary>
/// <param name="Findings">Failures over all accounts.</param>
/// <param name="Accounts">Accounts.</param>
/// <param name="FindingsOfAccount">Failures of each of these accounts.</param>
/// <param name="Coming">What will fail soon.</param>
/// <param name="Gaps">What was not read.</param>
/// <param name="Muted">What is muted.</param>
public sealed record DigestLimits(int Findings, int Accounts, int FindingsOfAccount, int Coming, int Gaps, int Muted = 0);
