using Keytide.Inventory;
using Keytide.Inventory.Policies;

namespace Keytide.Compliance;

/// <summary>What a check sees: the account's facts, the settings, the instant, and the ways through the facts that checks share.</summary>
public sealed class AuditScope(AccountSnapshot snapshot, AuditSettings settings, DateTimeOffset now)
{
    public AccountSnapshot Snapshot { get; } = snapshot;

    public AuditSettings Settings { get; } = settings;

    public DateTimeOffset Now { get; } = now;

    public PolicyLibrary Policies { get; } = PolicyLibrary.Of(snapshot);

    /// <summary>The account as a subject.</summary>
    public Subject Account { get; } = new(Principal.Account(snapshot.Id, snapshot.Partition), $"account {snapshot.Id}");

    /// <summary>The root user as a subject.</summary>
    public Subject Root { get; } = new(snapshot.Root.Principal, "root");

    public int Number(CheckDescription check, CheckThreshold threshold) => Settings.Number(check, threshold);

    /// <summary>A threshold in days as an exact span: a day is 24 hours here, whatever the calendar says.</summary>
    public TimeSpan Days(CheckDescription check, CheckThreshold threshold) => TimeSpan.FromDays(Settings.Number(check, threshold));

    public bool IsSet(CheckDescription check, CheckThreshold threshold) => Settings.Number(check, threshold) != 0;

    /// <summary>Judges every user; one unknown for the account where the users themselves are not known.</summary>
    public IEnumerable<Judgement> EachUser(Func<UserFacts, Subject, IEnumerable<Judgement>> judge) =>
        Snapshot.Users.TryGet(out var users)
            ? users.SelectMany(user => judge(user, Subjects.Of(user)))
            : [Account.Unknown("the list of users", Snapshot.Users.Reason)];

    /// <summary>The same for a check that says one thing of a user, or nothing.</summary>
    public IEnumerable<Judgement> EachUser(Func<UserFacts, Subject, Judgement?> judge) =>
        EachUser((user, subject) => judge(user, subject) is { } judgement ? [judgement] : Array.Empty<Judgement>());

    /// <summary>Judges every access key of every user, whatever its status.</summary>
    public IEnumerable<Judgement> EachKey(Func<UserFacts, AccessKey, Subject, Judgement?> judge) => EachUser((user, subject) =>
        user.AccessKeys.TryGet(out var keys)
            ? Subjects.Of(user.Principal, keys).Select(key => judge(user, key.Key, key.Subject)).OfType<Judgement>()
            : [subject.Unknown("the access keys", user.AccessKeys.Reason)]);

    /// <summary>Judges every active access key of every user; where the status is not known, neither is the judgement.</summary>
    public IEnumerable<Judgement> EachActiveKey(Func<UserFacts, AccessKey, Subject, Judgement?> judge) => EachKey((user, key, subject) =>
        key.Status switch
        {
            CredentialStatus.Active => judge(user, key, subject),
            CredentialStatus.Unknown => subject.Unknown("whether it is active", "its status was not read"),
            _ => null,
        });

    /// <summary>Judges the console password of every user who has one.</summary>
    public IEnumerable<Judgement> EachPassword(Func<UserFacts, ConsolePassword, Subject, Judgement?> judge) => EachUser((user, subject) =>
        !user.Password.TryGet(out var password) ? subject.Unknown("the console password", user.Password.Reason)
        : !password.Enabled ? null
        : judge(user, password, Subjects.Of(user.Principal, CredentialKind.Password, id: null)));
}
