using Keytide.Scanner.Clues;

namespace Keytide.Scanner.Pairing;

/// <summary>Clues that make one finding.</summary>
/// <param name="Rule">What they are together.</param>
/// <param name="Main">What to point at: the secret where there is one, else the id or token.</param>
internal sealed record Bundle(Rule Rule, Clue Main)
{
    /// <summary>The access key id or user name.</summary>
    public Clue? Id { get; init; }

    public Clue? Token { get; init; }

    /// <summary>How the parts were joined, for the reader.</summary>
    public Reason? Joint { get; init; }
}
