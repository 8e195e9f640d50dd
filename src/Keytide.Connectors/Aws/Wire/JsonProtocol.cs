using System.Text;
using System.Text.Json.Nodes;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>JSON 1.1, as Organizations, Secrets Manager, SSM and CloudTrail speak it: the operation is named in X-Amz-Target.</summary>
public static class JsonProtocol
{
    public static UnsignedRequest Write(AwsOperation operation, AwsEndpoint endpoint, JsonObject parameters) => new(
        "POST",
        endpoint.Address,
        endpoint.PathOf("/"),
        [],
        [new("Content-Type", "application/x-amz-json-1.1"), new("X-Amz-Target", $"{operation.Service.Version}.{operation.Action}")],
        Encoding.UTF8.GetBytes(parameters.ToJsonString()));

    /// <exception cref="UnreadableAnswerException">Not a JSON object.</exception>
    public static JsonAnswer Read(AwsResponse response) => JsonAnswer.Parse(response.Body.IsEmpty ? "{}"u8.ToArray() : response.Body);
}
