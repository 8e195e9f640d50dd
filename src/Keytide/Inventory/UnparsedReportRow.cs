namespace Keytide.Inventory;

/// <summary>A row of the credential report that could not be read. What it would have said of its user is unknown.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Arn">Whose row it is, where that much could be told for certain.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record UnparsedReportRow(int Line, string? Arn, string Reason);
