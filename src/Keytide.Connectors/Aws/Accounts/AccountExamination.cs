using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Connectors.Aws.Accounts;

/// <summary>The audit of an account together with the facts it rests on.</summary>
/// <param name="Snapshot">Null where the account could not be reached.</param>
public sealed record AccountExamination(AccountAudit Audit, AccountSnapshot? Snapshot);
