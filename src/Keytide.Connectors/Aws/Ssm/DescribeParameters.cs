using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Ssm;

/// <summary>What is known of a parameter besides its value. As a permission it knows no single parameters: all or none.</summary>
public static class DescribeParameters
{
    private static readonly AwsOperation Operation = new(AwsService.Ssm, nameof(DescribeParameters));

    /// <summary>The KMS key that encrypts a parameter, as an id, an ARN or an alias; null where none is said.</summary>
    /// <exception cref="AwsException">Not read.</exception>
    public static async Task<string?> KeyOfParameterAsync(this SsmClient ssm, string name, CancellationToken cancellation)
    {
        var found = await Paging.AllAsync(Operation, token => PageAsync(ssm, name, token, cancellation), cancellation);
        return found.FirstOrDefault(parameter => parameter.Name == name).Key;
    }

    private static Task<AwsPage<IReadOnlyList<(string Name, string? Key)>>> PageAsync(
        SsmClient ssm, string name, string? token, CancellationToken cancellation)
    {
        var input = new JsonObject
        {
            ["ParameterFilters"] = new JsonArray(
                new JsonObject { ["Key"] = "Name", ["Option"] = "Equals", ["Values"] = new JsonArray(name) }),
        };
        if (token is not null)
        {
            input["NextToken"] = token;
        }

        return ssm.Aws.JsonAsync(
            Operation,
            input,
            answer => new AwsPage<IReadOnlyList<(string, string?)>>(
                [.. answer.Objects("Parameters").Select(parameter => (parameter.Text("Name"), parameter.OptionalText("KeyId")))],
                answer.OptionalText("NextToken")),
            cancellation);
    }
}
