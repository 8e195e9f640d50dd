namespace Keytide.Compliance;

/// <summary>
/// One control of CIS AWS Foundations through its versions. A cell is the number, then A for automated or M for manual where the benchmark
/// says; null where that version does not have the control. Versions that number alike share a cell.
/// </summary>
internal sealed record CisRow(
    int Level, string? V12, string? V14, string? V20, string? V401, string? V5, string? V6, string? V7, params string[] Checks)
{
    public IEnumerable<ControlReference> Controls()
    {
        (string Version, string? Cell)[] cells =
        [
            ("1.2.0", V12), ("1.4.0", V14), ("1.5.0", V14), ("2.0.0", V20), ("3.0.0", V20), ("4.0.1", V401), ("5.0.0", V5), ("6.0.0", V6),
            ("7.0.0", V7),
        ];
        return cells.Where(cell => cell.Cell is not null).Select(cell => Reference(cell.Version, cell.Cell!.Split(' ')));
    }

    private ControlReference Reference(string version, string[] parts) => new(Crosswalk.Cis, version, parts[0])
    {
        Level = Level,
        IsAutomated = parts.Length < 2 ? null : parts[1] == "A",
    };
}
