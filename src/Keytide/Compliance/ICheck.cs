namespace Keytide.Compliance;

/// <summary>
/// One question asked of an account. A check is pure: the same scope gives the same judgements. It gives one judgement for each subject
/// that exists, none for one that does not (the age of a key that nobody has), and never passes on a fact that is unknown.
/// </summary>
public interface ICheck
{
    CheckDescription Description { get; }

    IEnumerable<Judgement> Judge(AuditScope scope);
}
