using System.Globalization;
using System.Net.Mime;
using Keytide.Cli.Output;
using Microsoft.AspNetCore.Http;

namespace Keytide.Cli.Sandbox;

/// <summary>
/// Tells and moves the virtual time. Its path begins with an underscore, which no path of AWS does. The server listens on the loopback
/// address only; a page in a browser on the same machine is kept out by its Origin and by a Host that is not the loopback's.
/// </summary>
internal sealed class ClockControl(RequestClock clock)
{
    public const string Path = "/_keytide/clock";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_660);

    public Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.ContainsKey("Origin") || request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            return WriteAsync(context, 403, """{"message":"Only programs on this machine may ask."}""");
        }

        return request.Method switch
        {
            "GET" => WriteAsync(context, 200, Now(clock.GetUtcNow())),
            "POST" when Span(request.Query["advance"].ToString()) is { } span => WriteAsync(context, 200, Now(clock.Advance(span))),
            "POST" => WriteAsync(context, 400, """{"message":"Give advance=SECONDS, from 0 to ten years."}"""),
            _ => WriteAsync(context, 405, """{"message":"GET or POST."}"""),
        };
    }

    private static TimeSpan? Span(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static string Now(DateTimeOffset now) => $$"""{"now":"{{Timestamp.Of(now)}}"}""";

    private static Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaTypeNames.Application.Json;
        return context.Response.WriteAsync(json + "\n", context.RequestAborted);
    }
}
