namespace Keytide.Inventory;

/// <summary>One record of a comma-separated file.</summary>
/// <param name="Line">The line it begins on, counted from 1.</param>
/// <param name="Fields">The fields, quotes taken off. Where there is a fault: the line cut at its commas, for what that is worth.</param>
/// <param name="Fault">Why the record is not well formed; null when it is.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields, string? Fault);
