namespace Keytide.Rotation.Fleet;

/// <summary>What is done about one key.</summary>
/// <param name="Candidate">The key.</param>
/// <param name="Starts">Whether its rotation is to be started now.</param>
/// <param name="Why">Why, or why not.</param>
public sealed record FleetChoice(FleetCandidate Candidate, bool Starts, string Why);
