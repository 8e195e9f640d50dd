namespace Keytide.Rotation;

/// <summary>Sessions that a compromised key opened and that outlive it, refused by the time they were issued.</summary>
/// <param name="Before">Sessions issued before are refused.</param>
/// <param name="IsInPlace">IAM agreed.</param>
/// <param name="IsLifting">It is being taken away; failures are then counted anew.</param>
/// <param name="IsLifted">Taken away again, when every session it refused had ended.</param>
/// <param name="Failures">In a row.</param>
/// <param name="LastAttemptAt">The latest intent or answer.</param>
/// <param name="LastFailure">What IAM said.</param>
public sealed record SessionCut(
    DateTimeOffset Before, bool IsInPlace, bool IsLifting, bool IsLifted, int Failures, DateTimeOffset LastAttemptAt, string? LastFailure);
