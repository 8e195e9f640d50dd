using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The account's alias in sign-in addresses; at most one exists.</summary>
public static class ListAccountAliases
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(ListAccountAliases));

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<string>> ListAccountAliasesAsync(this IamClient iam, CancellationToken cancellation) =>
        iam.ListAsync(Operation, [], answer => answer.Members("AccountAliases").Select(alias => alias.OwnText), cancellation);
}
