using Keytide.Rotation.Fleet;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>What was read of the users that policies cover.</summary>
/// <param name="Candidates">Their keys.</param>
/// <param name="Unread">Users whose keys could not be listed: nothing is known of them.</param>
public sealed record FleetView(IReadOnlyList<FleetCandidate> Candidates, IReadOnlyList<(string UserName, string Why)> Unread);
