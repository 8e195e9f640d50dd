using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>One fact that a verdict rests on.</summary>
/// <param name="Fact">The fact in words, value included, for example <c>access key created 2021-03-02T10:00:00Z</c>.</param>
/// <param name="Source">The API action or file it was read from.</param>
/// <param name="ObservedAt">When the source was made.</param>
/// <param name="MaxStaleness">The greatest lag of that source.</param>
public sealed record Evidence(string Fact, string Source, DateTimeOffset ObservedAt, TimeSpan MaxStaleness)
{
    public static Evidence Of(string fact, Provenance provenance) =>
        new(fact, provenance.Source, provenance.ObservedAt, provenance.MaxStaleness);
}
