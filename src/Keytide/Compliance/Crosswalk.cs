using System.Collections.Frozen;

namespace Keytide.Compliance;

/// <summary>
/// Which controls of which version of which framework a check answers. One evaluation is thereby an answer to every version at once; a
/// control that a version dropped has no entry for that version.
/// </summary>
public static partial class Crosswalk
{
    public const string Cis = "CIS AWS Foundations";

    // Not before first use: the tables are in other files of this class, and C# does not say which file's fields come first.
    private static readonly Lazy<FrozenDictionary<string, IReadOnlyList<ControlReference>>> ByCheck = new(() => Everything()
        .GroupBy(pair => pair.Check, pair => pair.Control)
        .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<ControlReference>)[.. group]));

    /// <summary>The checks that answer something.</summary>
    public static IEnumerable<string> Checks => ByCheck.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The controls of a check, by framework in the order of the tables, each by version; empty for a check of our own.</summary>
    public static IReadOnlyList<ControlReference> Of(string check) => ByCheck.Value.GetValueOrDefault(check, []);

    private static IEnumerable<(string Check, ControlReference Control)> Everything() =>
        CisRows.SelectMany(row => row.Checks.SelectMany(check => row.Controls().Select(control => (check, control))))
            .Concat(OtherRows.SelectMany(row => row.Checks.SelectMany(check => row.Controls.Select(control => (check, control)))));
}
