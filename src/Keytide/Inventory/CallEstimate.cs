namespace Keytide.Inventory;

/// <summary>How many operations of one action an audit will take, before it is started.</summary>
/// <param name="Action">For example <c>iam:ListAccessKeys</c>.</param>
/// <param name="AtLeast">No fewer than this.</param>
/// <param name="AtMost">No more than this, as far as can be told from the last audit; null where nothing bounds it yet.</param>
/// <param name="Basis">What the figures rest on, in words for a person.</param>
public sealed record CallEstimate(string Action, int AtLeast, int? AtMost, string Basis);
