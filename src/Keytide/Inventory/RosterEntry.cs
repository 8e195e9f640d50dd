namespace Keytide.Inventory;

/// <summary>One user of the account, with the row of the report and the detail that are about this very user.</summary>
/// <param name="Detail">Null where the authorization details do not have the user.</param>
/// <param name="Row">Null where the report does not speak of the user, or of an earlier one of the same name.</param>
/// <param name="NoRowReason">Why there is no row; empty where there is one.</param>
internal sealed record RosterEntry(
    Principal Principal, Fact<DateTimeOffset> CreatedAt, UserDetail? Detail, CredentialReportRow? Row, string NoRowReason);
