using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Counts and quotas of the account, and what root has.</summary>
public static class GetAccountSummary
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GetAccountSummary));

    /// <exception cref="AwsException">Not read.</exception>
    public static Task<AccountSummary> GetAccountSummaryAsync(this IamClient iam, CancellationToken cancellation) =>
        iam.Aws.QueryAsync(Operation, [], Read, cancellation);

    private static AccountSummary Read(XmlAnswer answer)
    {
        var entries = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, entry) in answer.RequiredChild("SummaryMap").Entries())
        {
            entries[key] = entry.OptionalNumber("value") ?? throw new UnreadableAnswerException("an entry of the summary has no value");
        }

        return new AccountSummary(entries);
    }
}
