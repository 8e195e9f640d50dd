using System.Text;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>REST-JSON, as Security Hub, Access Analyzer and Lambda speak it: method and path say the operation.</summary>
public static class RestJsonProtocol
{
    public static UnsignedRequest Write(AwsEndpoint endpoint, RestJsonCall call) => new(
        call.Method,
        endpoint.Address,
        endpoint.PathOf(call.Path),
        call.Query,
        call.Body is null ? [] : [new("Content-Type", "application/json")],
        call.Body is null ? ReadOnlyMemory<byte>.Empty : Encoding.UTF8.GetBytes(call.Body.ToJsonString()));
}
