namespace Keytide.Compliance;

/// <summary>
/// Looks after the suppressions themselves, over all accounts of an audit: which have expired, which silence nothing, which silence too
/// much. Add every account, then ask. For one thread.
/// </summary>
public sealed class SuppressionReview(AuditSettings settings, DateTimeOffset now)
{
    private static readonly CheckThreshold Most =
        new("findings", 25, 1, 100_000, "How many findings a suppression by pattern or tags may silence.");

    private static readonly CheckDescription Expired = new()
    {
        Id = "suppression.expired",
        Title = "No suppression has expired",
        Severity = Severity.Low,
        Subject = CheckSubject.Suppression,
        Criterion = "Fails for each suppression whose last day is over. What it silenced fails again.",
        Why = "Somebody promised to be done by then.",
        Remediation = "Do what was put off and delete the suppression, or have its owner renew it with a reason.",
        Needs = Inventory.FactGroups.None,
    };

    private static readonly CheckDescription Idle = new()
    {
        Id = "suppression.unused",
        Title = "Every suppression silences something",
        Severity = Severity.Low,
        Subject = CheckSubject.Suppression,
        Criterion = "Fails for each suppression that silenced nothing, when every account it could bear on was read whole.",
        Why = "It is for something that is gone, or misspelt; one day it will silence what nobody meant.",
        Remediation = "Delete the suppression, or correct its subject.",
        Needs = Inventory.FactGroups.None,
    };

    private static readonly CheckDescription Broad = new()
    {
        Id = "suppression.broad",
        Title = "No suppression silences more than was looked at",
        Severity = Severity.Low,
        Subject = CheckSubject.Suppression,
        Criterion = "Fails for each suppression that is for every check, for every subject of a check (no subject and no tags, or the "
            + "pattern *), or that silenced more than `findings`. Checks of the account or of root have one subject, and need none "
            + "named.",
        Why = "The next finding it silences is one that nobody has accepted.",
        Remediation = "Name the check and the subject, in as many suppressions as there are decisions.",
        Thresholds = [Most],
        Needs = Inventory.FactGroups.None,
    };

    private readonly Dictionary<Suppression, int> _silenced = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<AccountId> _whole = [];
    private bool _allWhole = true;

    internal static IReadOnlyList<CheckDescription> Checks => [Expired, Idle, Broad];

    public void Add(AccountAudit audit)
    {
        if (audit.Status == AccountStatus.Complete)
        {
            _whole.Add(audit.Id);
        }

        _allWhole &= audit.Status == AccountStatus.Complete;
        foreach (var suppression in audit.Findings.Select(finding => finding.Suppression).OfType<Suppression>())
        {
            _silenced[suppression] = _silenced.GetValueOrDefault(suppression) + 1;
        }
    }

    /// <summary>Findings about suppressions, as of one account: the organization's management account, or the only one.</summary>
    public IReadOnlyList<Finding> Findings(AccountId home, Partition partition)
    {
        var findings = settings.Suppressions.SelectMany(Judge)
            .Where(item => settings.IsOn(item.Check))
            .Select(item => (item.Check, Judgement: item.Judge(Subject(item.Of, home, partition))))
            .Select(item => Audit.FindingOf(item.Judgement, item.Check, home, partition, settings))
            .ToList();
        findings.Sort(FindingOrder.Instance);
        return findings;
    }

    private IEnumerable<(Suppression Of, CheckDescription Check, Func<Subject, Judgement> Judge)> Judge(Suppression suppression)
    {
        var silenced = _silenced.GetValueOrDefault(suppression);
        if (now > suppression.Expires)
        {
            yield return (suppression, Expired, subject => subject.Fail(
                $"{subject.Start} expired on {Phrases.Instant(suppression.Expires)}; what it silenced fails again.", Read(suppression)));
        }
        else if (silenced == 0 && WasReadWhole(suppression))
        {
            yield return (suppression, Idle, subject => subject.Fail($"{subject.Start} silences nothing.", Read(suppression)));
        }

        if (IsForEverySubject(suppression))
        {
            yield return (suppression, Broad, subject => subject.Fail($"{subject.Start} names no subject.", Read(suppression)));
        }
        else if (silenced > settings.Number(Broad, Most))
        {
            yield return (suppression, Broad, subject => subject.Fail(
                $"{subject.Start} silences {Phrases.Count(silenced, "finding")}; {settings.Number(Broad, Most)} are the limit.",
                Read(suppression)));
        }
    }

    private bool WasReadWhole(Suppression suppression) =>
        suppression.Account is { } account ? _whole.Contains(account) : _allWhole && _whole.Count > 0;

    private static bool IsForEverySubject(Suppression suppression)
    {
        var anybody = suppression.Tags.Count == 0
            && (suppression.Subject is not { } subject || (suppression.IsPattern && Inventory.Policies.Wildcard.IsOnlyStars(subject)));
        return suppression.Check == Suppression.EveryCheck
            ? anybody || suppression.Subject is null
            : anybody && CheckCatalog.Find(suppression.Check)?.Subject is not (CheckSubject.Account or CheckSubject.Root);
    }

    private Evidence Read(Suppression suppression) => new(
        $"owner {Quoted.Shorten(suppression.Owner)}, expires {Phrases.Instant(suppression.Expires)}, reason: "
        + Phrases.Bounded(suppression.Reason),
        suppression.Origin ?? "settings",
        now,
        TimeSpan.Zero);

    private static Subject Subject(Suppression suppression, AccountId home, Partition partition)
    {
        var whom = suppression.Subject is { } subject ? $" for {Quoted.Shorten(subject)}" : "";
        var where = suppression.Account is { } account ? $" in account {account}" : "";
        var tags = string.Join(',', suppression.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        return new Subject(Principal.Account(home, partition), $"the suppression of {suppression.Check}{whom}{where}")
        {
            Place = $"{suppression.Check}|{suppression.Account}|{suppression.Subject}|{tags}|{suppression.Owner}",
        };
    }
}
