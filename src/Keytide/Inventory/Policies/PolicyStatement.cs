namespace Keytide.Inventory.Policies;

/// <summary>
/// One statement of a policy. It can say what it covers for certain; whether a condition holds at some request it cannot know, so it
/// only names the condition keys.
/// </summary>
public sealed record PolicyStatement
{
    public required bool IsAllow { get; init; }

    /// <summary>The patterns of <c>Action</c>, or of <c>NotAction</c> when <see cref="IsNotAction"/>.</summary>
    public required IReadOnlyList<ActionPattern> Actions { get; init; }

    public bool IsNotAction { get; init; }

    /// <summary>The patterns of <c>Resource</c>, or of <c>NotResource</c> when <see cref="IsNotResource"/>.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    public bool IsNotResource { get; init; }

    /// <summary>The keys that conditions ask for, such as <c>aws:SourceIp</c>; empty when the statement holds for every request.</summary>
    public required IReadOnlyList<string> ConditionKeys { get; init; }

    public bool IsConditional => ConditionKeys.Count > 0;

    /// <summary>Every action of every service, said outright. A NotAction always leaves something out.</summary>
    public bool CoversEveryAction => !IsNotAction && Actions.Any(pattern => pattern.IsEverything);

    /// <summary>
    /// Every resource. NotResource counts for an Allow, where it leaves almost everything, and not for a Deny, where what it spares
    /// may be all that matters: both times the reading that hides no access.
    /// </summary>
    public bool CoversEveryResource => IsNotResource ? IsAllow : Resources.Any(ResourcePattern.IsEverything);

    /// <summary>Every action of one service, for example of <c>iam</c>.</summary>
    public bool CoversService(string service) => IsNotAction
        ? !Actions.Any(pattern => pattern.Touches(service))
        : Actions.Any(pattern => pattern.Covers(service));

    /// <summary>At least one action of one service.</summary>
    public bool TouchesService(string service) => IsNotAction
        ? !Actions.Any(pattern => pattern.Covers(service))
        : Actions.Any(pattern => pattern.Touches(service));

    /// <summary>At least one of some actions of one service.</summary>
    public bool TouchesAnyOf(string service, IReadOnlyList<string> actions) =>
        actions.Any(action => Actions.Any(pattern => pattern.Touches(service, action)) != IsNotAction);

    /// <summary>At least one of some actions of one service, and the service is spelled out.</summary>
    public bool NamesAnyOf(string service, IReadOnlyList<string> actions) =>
        !IsNotAction && Actions.Any(pattern => actions.Any(action => pattern.Names(service, action)));
}
