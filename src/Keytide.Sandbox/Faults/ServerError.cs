using System.Text;

namespace Keytide.Sandbox.Faults;

/// <summary>
/// One of the ways in which a server fails: before the effect or after it, in its own words, in a proxy's, or in mid-sentence.
/// </summary>
internal sealed record ServerError(bool HasEffect, int Status, string? Body)
{
    private const string Html =
        "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n"
        + "<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n";

    private const string Internal =
        "<ErrorResponse><Error><Type>Receiver</Type><Code>InternalFailure</Code><Message>The request processing has failed because of an "
        + "unknown error, exception or failure.</Message></Error></ErrorResponse>";

    private static readonly ServerError[] Kinds =
    [
        new(false, 500, Internal), new(true, 500, Internal), new(false, 503, Html), new(true, 503, Html), new(true, 200, null),
    ];

    public static ServerError Draw(Chance chance) => Kinds[chance.NextInt(Kinds.Length)];

    /// <summary>What is sent in place of the <paramref name="answer"/>: half of it where there is no body of its own.</summary>
    public SandboxAnswer Spoil(SandboxAnswer answer)
    {
        var body = Body is null ? answer.Body[..(answer.Body.Length / 2)] : Encoding.UTF8.GetBytes(Body);
        var headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Length"] = body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (Body is not null)
        {
            headers["Content-Type"] = Body == Html ? "text/html" : "text/xml";
        }

        return answer with { Status = Status, Headers = headers, Body = body };
    }
}
