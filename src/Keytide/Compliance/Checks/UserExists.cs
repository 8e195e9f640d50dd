using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.exists: people and machines come by federation and roles, not as IAM users.</summary>
public sealed class UserExists : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.exists",
        Title = "The account has no IAM users",
        Severity = Severity.Informational,
        Subject = CheckSubject.Account,
        Criterion = "Fails when the account has IAM users: once for all of them, with their number.",
        Why = "Every long-lived credential hangs on an IAM user or on root. Where there are no users there is nothing to rotate.",
        Remediation = "Move people to IAM Identity Center and machines to roles.",
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var fact = scope.Snapshot.Users;
        if (!fact.TryGet(out var users))
        {
            return [scope.Account.Unknown("the list of users", fact.Reason)];
        }

        var evidence = Evidence.Of(Phrases.Count(users.Count, "IAM user"), fact.Provenance!);
        if (users.Count == 0)
        {
            return [scope.Account.Pass("The account has no IAM users.", evidence)];
        }

        var passwords = users.Count(user => user.Password.TryGet(out var password) && password.Enabled);
        var keyed = users.Count(user => user.AccessKeys.TryGet(out var keys) && keys.Any(key => key.Status == CredentialStatus.Active));
        return [scope.Account.Fail(
            $"The account has {Phrases.Count(users.Count, "IAM user")}: {passwords} with a console password, "
            + $"{keyed} with an active access key.",
            evidence)];
    }
}
