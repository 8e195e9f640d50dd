namespace Keytide.Inventory.Policies;

/// <summary>
/// An entry of Action or NotAction: <c>*</c>, <c>service:*</c>, <c>service:Get*</c>, <c>service:GetObject</c>. Letter case does not matter
/// (IAM User Guide, JSON policy elements: Action).
/// </summary>
public sealed record ActionPattern
{
    private readonly string _service;
    private readonly string _action;

    public ActionPattern(string text)
    {
        Text = text;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        _service = colon < 0 ? text : text[..colon];
        _action = colon < 0 ? "*" : text[(colon + 1)..];
    }

    public string Text { get; }

    /// <summary>Every action of every service.</summary>
    public bool IsEverything => Wildcard.IsOnlyStars(_service) && Wildcard.IsOnlyStars(_action);

    /// <summary>The service whose every action is meant, when it is spelled out: <c>s3</c> of <c>s3:*</c>; otherwise null.</summary>
    public string? WholeService =>
        Text.Contains(':', StringComparison.Ordinal) && IsLiteral(_service) && Wildcard.IsOnlyStars(_action)
            ? _service.ToLowerInvariant()
            : null;

    public bool Covers(string service) => Wildcard.IsOnlyStars(_action) && Wildcard.Matches(_service, service);

    public bool Touches(string service) => Wildcard.Matches(_service, service);

    public bool Names(string service) => IsLiteral(_service) && _service.Equals(service, StringComparison.OrdinalIgnoreCase);

    public bool Touches(string service, string action) => Touches(service) && Wildcard.Matches(_action, action);

    /// <summary>Whether the pattern spells the service out and fits the action.</summary>
    public bool Names(string service, string action) => Names(service) && Wildcard.Matches(_action, action);

    public override string ToString() => Text;

    private static bool IsLiteral(string text) => text.Length > 0 && text.AsSpan().IndexOfAny('*', '?') < 0;
}
