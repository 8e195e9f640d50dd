namespace Keytide.Cli.KeyActs;

/// <summary>What came of one change.</summary>
/// <param name="UserName">Whose key.</param>
/// <param name="Key">Which.</param>
/// <param name="Outcome">See <see cref="KeyActOutcome"/>.</param>
/// <param name="Why">In words.</param>
/// <param name="LastUsedAt">Null where never, or where it is not known.</param>
internal sealed record KeyActResult(
    string UserName, AccessKeyId Key, KeyActOutcome Outcome, string Why, DateTimeOffset? LastUsedAt);
