using System.Text;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws;

/// <summary>Answers requests from a script, and keeps them.</summary>
internal sealed class ScriptedTransport(Func<AwsRequest, int, AwsResponse> answer) : IAwsTransport
{
    public List<AwsRequest> Requests { get; } = [];

    public static ScriptedTransport Of(params AwsResponse[] answers) => new((_, index) => answers[Math.Min(index, answers.Length - 1)]);

    public static AwsResponse Xml(string body, int status = 200, params (string Name, string Value)[] headers) =>
        Answer(status, "text/xml", body, headers);

    public static AwsResponse Json(string body, int status = 200, params (string Name, string Value)[] headers) =>
        Answer(status, "application/x-amz-json-1.1", body, headers);

    public static AwsResponse Error(
        string code, string message = "", int status = 400, params (string Name, string Value)[] headers)
    {
        var error = $"<Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>";
        return Xml($"<ErrorResponse>{error}</ErrorResponse>", status, headers);
    }

    public static AwsResponse Result(string action, string content) => Xml(
        $"<{action}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
        + $"<{action}Result>{content}</{action}Result></{action}Response>");

    public static string Form(AwsRequest request) => Encoding.UTF8.GetString(request.Body.Span);

    public Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Requests.Add(request);
        return Task.FromResult(answer(request, Requests.Count - 1));
    }

    private static AwsResponse Answer(int status, string type, string body, (string Name, string Value)[] headers)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = type };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return new AwsResponse(status, all, Encoding.UTF8.GetBytes(body));
    }
}
