using System.Text;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// The query protocol of IAM, STS and SNS: a form in, XML out.
/// The XML is an XResponse that holds an XResult and a ResponseMetadata with the request's id, X being the operation.
/// An operation that returns nothing has no XResult.
/// </summary>
public static class QueryProtocol
{
    public static UnsignedRequest Write(AwsOperation operation, AwsEndpoint endpoint, QueryParameters parameters)
    {
        KeyValuePair<string, string>[] form = [new("Action", operation.Action), new("Version", operation.Service.Version), .. parameters];
        return new UnsignedRequest(
            "POST",
            endpoint.Address,
            endpoint.PathOf("/"),
            [],
            [new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            Encoding.ASCII.GetBytes(PercentEncoding.EncodePairs(form)));
    }

    /// <exception cref="UnreadableAnswerException">This is not that operation's answer, or its result is missing.</exception>
    public static XmlAnswer Result(AwsOperation operation, AwsResponse response) =>
        Response(operation, response).RequiredChild($"{operation.Action}Result");

    /// <summary>The whole response element, for operations that return nothing.</summary>
    /// <exception cref="UnreadableAnswerException">This is not that operation's answer.</exception>
    public static XmlAnswer Response(AwsOperation operation, AwsResponse response)
    {
        var root = XmlAnswer.Parse(response.Body);
        return root.Name == $"{operation.Action}Response"
            ? root
            : throw new UnreadableAnswerException($"<{Quoted.Shorten(root.Name)}> came where <{operation.Action}Response> was expected");
    }
}
