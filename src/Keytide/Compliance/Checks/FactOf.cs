using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>Lifts a value that its source may not give into a fact.</summary>
internal static class FactOf
{
    public static Fact<DateTimeOffset> Instant(DateTimeOffset? at, Provenance source) =>
        at is { } known ? Fact.Known(known, source) : Fact.Unknown<DateTimeOffset>("the source does not say");
}
