using System.Collections.Immutable;

namespace Keytide.Sandbox.World;

/// <summary>What decides over a principal, at one time: a new one for every change.</summary>
public sealed record PolicySet(
    ImmutableSortedDictionary<string, string> Inline,
    ImmutableList<string> Attached,
    ImmutableList<string> Groups,
    string? Boundary)
{
    public static readonly PolicySet Empty = new(
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase), [], [], null);
}
