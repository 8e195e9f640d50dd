using System.Text;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>Stands between the audit and the sandbox: may act before a request, answer in its place, or change the answer.</summary>
internal sealed class TamperedTransport(IAwsTransport inner) : IAwsTransport
{
    /// <summary>Given the action and the request's form; an answer other than null is given back in the sandbox's place.</summary>
    public Func<string, string, AwsResponse?> Before { get; set; } = static (_, _) => null;

    /// <summary>Given the action and the sandbox's answer.</summary>
    public Func<string, AwsResponse, AwsResponse> After { get; set; } = static (_, response) => response;

    public async Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        var form = Uri.UnescapeDataString(Encoding.UTF8.GetString(request.Body.Span));
        var field = form.Split('&').FirstOrDefault(field => field.StartsWith("Action=", StringComparison.Ordinal));
        var action = field?["Action=".Length..] ?? "";
        return Before(action, form) ?? After(action, await inner.SendAsync(request, cancellation));
    }

    public static AwsResponse Failure(string code, int status) => Answer(
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>as asked for</Message></Error></ErrorResponse>", status);

    public static AwsResponse Answer(string body, int status = 200) =>
        new(status, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));

    /// <summary>Changes the text of a credential report inside its answer.</summary>
    public static AwsResponse Rewrite(AwsResponse response, Func<string, string> change)
    {
        var body = Encoding.UTF8.GetString(response.Body.Span);
        var from = body.IndexOf("<Content>", StringComparison.Ordinal) + "<Content>".Length;
        var to = body.IndexOf("</Content>", StringComparison.Ordinal);
        if (to < 0)
        {
            return response;
        }

        var report = Encoding.UTF8.GetString(Convert.FromBase64String(body[from..to]));
        return Answer(body[..from] + Convert.ToBase64String(Encoding.UTF8.GetBytes(change(report))) + body[to..]);
    }
}
