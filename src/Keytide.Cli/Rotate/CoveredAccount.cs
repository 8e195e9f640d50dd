using Keytide.Rotation.Fleet;

namespace Keytide.Cli.Rotate;

/// <summary>The keys that policies cover in an account that was just read.</summary>
internal sealed record CoveredAccount(AccountId Account, IReadOnlyList<FleetCandidate> Candidates);
