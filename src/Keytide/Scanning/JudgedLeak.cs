namespace Keytide.Scanning;

/// <summary>A finding with what is known about it beyond the bytes.</summary>
/// <param name="Found">What was found, and where.</param>
/// <param name="Judgement">Whose it is, and whether it works.</param>
/// <param name="Suppression">Why it does not count; null where it does.</param>
public sealed record JudgedLeak(FileFinding Found, LeakJudgement Judgement, LeakSuppression? Suppression)
{
    /// <summary>What is to be said of an acceptance that does not hold; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>True when it counts for the exit code.</summary>
    public bool Counts => Suppression is null;
}
