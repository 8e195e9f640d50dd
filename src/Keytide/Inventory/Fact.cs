using System.Diagnostics.CodeAnalysis;

namespace Keytide.Inventory;

/// <summary>
/// Something about an account: either known, with its provenance, or unknown, with the reason (denied, throttled out, not asked, not
/// parsable). There is no third case, so a failed read can never pass for an empty one. The default value is unknown.
/// </summary>
public readonly record struct Fact<T>
    where T : notnull
{
    private readonly T? _value;
    private readonly string? _reason;

    private Fact(T? value, Provenance? provenance, string? reason, bool notAsked = false)
    {
        _value = value;
        _reason = reason;
        Provenance = provenance;
        IsNotAsked = notAsked;
    }

    [MemberNotNullWhen(true, nameof(Provenance))]
    public bool IsKnown => Provenance is not null;

    public Provenance? Provenance { get; }

    /// <summary>
    /// Whether the fact is unknown because it was left out on purpose, the reason saying why, and not because a read failed: a check may
    /// treat it as not applicable.
    /// </summary>
    public bool IsNotAsked { get; }

    /// <summary>Why the fact is unknown; empty for a known one.</summary>
    public string Reason => IsKnown ? "" : _reason ?? "not read";

    /// <exception cref="InvalidOperationException">The fact is unknown.</exception>
    public T Value => IsKnown ? _value! : throw new InvalidOperationException($"This fact is unknown: {Reason}.");

    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsKnown;
    }

    /// <summary>The same knowledge about something derived from the value.</summary>
    public Fact<TResult> Select<TResult>(Func<T, TResult> derive)
        where TResult : notnull =>
        IsKnown ? Fact.Known(derive(_value!), Provenance) : Fact<TResult>.None(Reason, IsNotAsked);

    /// <summary>
    /// In words, for logs and failed tests; the text that is generated for records would throw where the fact is unknown.
    /// </summary>
    public override string ToString() => IsKnown ? $"{_value} ({Provenance.Source})" : $"unknown: {Reason}";

    internal static Fact<T> Of(T value, Provenance provenance) => new(value, provenance, null);

    internal static Fact<T> None(string reason, bool notAsked = false) => new(default, null, reason, notAsked);
}
