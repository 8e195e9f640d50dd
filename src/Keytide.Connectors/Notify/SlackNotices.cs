using System.Net.Http.Headers;
using System.Text.Json;
using Keytide.Rotation.Notices;

namespace Keytide.Connectors.Notify;

/// <summary>
/// An incoming webhook of Slack: a JSON object with <c>text</c> by POST, answered 200 and <c>ok</c>. In text, Slack reads <c>&amp;</c>,
/// <c>&lt;</c> and <c>&gt;</c> as control characters (docs.slack.dev, "Formatting message text"), by which mentions and links are made;
/// they are escaped, and markup is switched off.
/// </summary>
/// <param name="url">The secret address; it is never shown.</param>
/// <param name="http">Follows no redirect.</param>
/// <param name="time">Of the time limit.</param>
public sealed class SlackNotices(SecretText url, HttpMessageInvoker http, TimeProvider time) : INoticeChannel
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public async Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url.Reveal().ToString(), UriKind.Absolute, out var address)
            || (address.Scheme != "https" && !(address.Scheme == "http" && address.IsLoopback)))
        {
            throw new NoticeException("The address of Slack's webhook is no https URL.");
        }

        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Body(notice)) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await http.SendAsync(message, either.Token);
            if ((int)answer.StatusCode != 200)
            {
                throw new NoticeException($"{address.Authority} answered {(int)answer.StatusCode}.");
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NoticeException($"{address.Authority} did not answer within {Limit.TotalSeconds} s.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new NoticeException($"The connection to {address.Authority} failed: {Quoted.Sentence(failure.Message)}", failure);
        }
    }

    internal static byte[] Body(Notice notice)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("text", Escaped($"{NoticeText.Title(notice)}\n{string.Join('\n', NoticeText.Lines(notice))}"));
            json.WriteBoolean("mrkdwn", false);
            json.WriteBoolean("unfurl_links", false);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
