using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>What a check says of itself, to whoever configures it, reads its findings or plans the calls for it.</summary>
public sealed record CheckDescription
{
    /// <summary>The name in settings, suppressions and results, for example <c>key.age</c>. It never changes.</summary>
    public required string Id { get; init; }

    /// <summary>The demand, as a statement that holds when the check passes.</summary>
    public required string Title { get; init; }

    /// <summary>Unless settings say otherwise.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What each judgement is about.</summary>
    public required CheckSubject Subject { get; init; }

    /// <summary>When it fails, in words, boundaries included.</summary>
    public required string Criterion { get; init; }

    /// <summary>What may come of ignoring it.</summary>
    public required string Why { get; init; }

    /// <summary>What to do about it; a judgement may say it with names filled in.</summary>
    public required string Remediation { get; init; }

    public IReadOnlyList<CheckThreshold> Thresholds { get; init; } = [];

    /// <summary>False for checks that not every organization wants.</summary>
    public bool IsOnByDefault { get; init; } = true;

    /// <summary>The facts without which it can mostly say nothing.</summary>
    public FactGroups Needs { get; init; } = FactGroups.CredentialReport;

    /// <summary>Further facts that make its answers sharper, such as the ids of keys.</summary>
    public FactGroups Wants { get; init; }
}
