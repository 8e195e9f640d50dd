using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>A user has a multi-factor device, whatever its kind.</summary>
internal static class MfaRule
{
    /// <param name="fault">What is wrong without one, as the rest of a sentence about the user.</param>
    public static Judgement Judge(UserFacts user, Subject subject, string fault, string? remediation)
    {
        if (!user.MfaActive.TryGet(out var active))
        {
            return subject.Unknown("whether MFA is on", user.MfaActive.Reason);
        }

        var evidence = Evidence.Of($"{subject.Label} has {(active ? "" : "no ")}MFA", user.MfaActive.Provenance!);
        return active
            ? subject.Pass($"{subject.Start} has MFA.", evidence)
            : subject.Fail($"{subject.Start} {fault}.", evidence) with { Remediation = remediation };
    }
}
