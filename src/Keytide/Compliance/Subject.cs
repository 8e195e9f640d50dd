using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>Who or what a judgement is about.</summary>
/// <param name="Principal">The user, root, or the account.</param>
/// <param name="Label">For the middle of a sentence: <c>user alice</c>, <c>access key AKIA… of alice</c>.</param>
public sealed record Subject(Principal Principal, string Label)
{
    /// <summary>The label at the beginning of a sentence.</summary>
    public string Start => char.ToUpperInvariant(Label[0]) + Label[1..];

    public CredentialKind? Kind { get; init; }

    public string? CredentialId { get; init; }

    /// <summary>The ARN of what it is about when that is neither the principal nor a credential: a policy, a group.</summary>
    public string? Resource { get; init; }

    /// <summary>Tells apart credentials of one principal that have no id.</summary>
    public string? Place { get; init; }

    /// <summary>What stays the same from one audit to the next; see <see cref="FindingId"/>.</summary>
    public string Identity =>
        CredentialId ?? (Resource ?? Principal.Arn) + (Kind is null ? "" : $"#{Kind}") + (Place is null ? "" : $"#{Place}");

    public Judgement Pass(string message, params Evidence[] evidence) => new(this, Verdict.Pass, message, evidence);

    public Judgement Fail(string message, params Evidence[] evidence) => new(this, Verdict.Fail, message, evidence);

    public Judgement NotApplicable(string message, params Evidence[] evidence) => new(this, Verdict.NotApplicable, message, evidence);

    /// <param name="what">The missing fact, as the subject of a clause: <c>the time of its last use</c>.</param>
    /// <param name="reason">Why it is missing.</param>
    public Judgement Unknown(string what, string reason, params Evidence[] evidence) =>
        new(this, Verdict.Unknown, $"{Start}: {what} could not be told: {Phrases.Bounded(reason)}.", evidence);
}
