namespace Keytide.Rotation;

/// <summary>Whose key AWS takes a pair to be, at one endpoint, at one moment.</summary>
/// <param name="UserId">Null where the pair was not accepted, or the question not answered.</param>
/// <param name="Detail">Where it was asked and what came back.</param>
public sealed record ProbeAnswer(string? UserId, string Detail);
