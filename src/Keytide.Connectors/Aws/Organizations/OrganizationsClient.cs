using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Organizations;

/// <summary>
/// AWS Organizations, version 2016-11-28. Each operation is an extension in the file of its name. Only the management account and
/// delegated administrators are answered. Pages may be empty and still have a successor.
/// </summary>
public sealed class OrganizationsClient(AwsClient aws)
{
    public AwsClient Aws => aws;

    /// <summary>All pages of a list that pages by NextToken.</summary>
    internal Task<IReadOnlyList<T>> ListAsync<T>(
        AwsOperation operation, string? parentId, string list, Func<JsonAnswer, T> read, CancellationToken cancellation) => Paging.AllAsync(
        operation,
        token =>
        {
            var parameters = new JsonObject();
            Add(parameters, "ParentId", parentId);
            Add(parameters, "NextToken", token);
            return aws.JsonAsync(
                operation,
                parameters,
                answer => new AwsPage<IReadOnlyList<T>>([.. answer.Objects(list).Select(read)], NextToken(answer)),
                cancellation);
        },
        cancellation);

    private static string? NextToken(JsonAnswer answer) => answer.OptionalText("NextToken") is { Length: > 0 } token ? token : null;

    private static void Add(JsonObject parameters, string name, string? value)
    {
        if (value is not null)
        {
            parameters[name] = value;
        }
    }
}
