namespace Keytide.Rotation;

/// <summary>How often in a row AWS has accepted the new key.</summary>
/// <param name="Successes">Since the last failure.</param>
/// <param name="FirstAt">The first of them.</param>
/// <param name="LastAt">The latest probe, successful or not.</param>
/// <param name="Failures">In a row, up to now.</param>
/// <param name="OfAnother">AWS named another identity than the user's.</param>
public sealed record ProofProgress(int Successes, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, int Failures, bool OfAnother)
{
    public static readonly ProofProgress None = new(0, null, null, 0, false);

    public ProofProgress After(RotationEvent.Probed probe, DateTimeOffset at) => probe.Accepted && !probe.OfAnother
        ? this with { Successes = Successes + 1, FirstAt = Successes == 0 ? at : FirstAt, LastAt = at, Failures = 0 }
        : new ProofProgress(0, null, at, Failures + 1, OfAnother || probe.OfAnother);
}
