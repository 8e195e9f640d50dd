namespace Keytide.Compliance;

/// <summary>A check's word on one subject, before the audit adds what is the same for all its judgements.</summary>
/// <param name="Subject">Who or what it is about.</param>
/// <param name="Verdict">Pass, fail, not applicable or unknown; muting is not a check's business.</param>
/// <param name="Message">One sentence, with the figures in it.</param>
/// <param name="Evidence">The facts it rests on.</param>
public sealed record Judgement(Subject Subject, Verdict Verdict, string Message, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>What to do, with names filled in; null for the check's general words.</summary>
    public string? Remediation { get; init; }

    /// <summary>For a pass that time alone will end: the instant up to which it holds.</summary>
    public DateTimeOffset? PassesUntil { get; init; }
}
