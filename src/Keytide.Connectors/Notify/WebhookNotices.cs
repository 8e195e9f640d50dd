using System.Text.Json;
using Keytide.Connectors.Questions;
using Keytide.Distribution;
using Keytide.Rotation.Notices;

namespace Keytide.Connectors.Notify;

/// <summary>
/// A service of one's own. It is sent <c>{"version":1,"action":"notice",…}</c>, signed as every question of Keytide is, and takes it by
/// answering 200. The id is that of the occasion: a second one of the same id is a repetition.
/// </summary>
public sealed class WebhookNotices(WebhookChannel channel) : INoticeChannel
{
    public async Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        try
        {
            await channel.AskAsync(Body(notice), cancellation);
        }
        catch (DestinationException problem)
        {
            throw new NoticeException(problem.Message, problem);
        }
    }

    internal static byte[] Body(Notice notice)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("action", "notice");
            json.WriteString("id", notice.Id);
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(notice.Kind.ToString()));
            json.WriteString("at", notice.At.UtcDateTime);
            json.WriteString("accountId", notice.Account.ToString());
            json.WriteString("user", notice.UserName);
            json.WriteString("key", notice.Key.Value);
            json.WriteString("rotation", notice.Rotation);
            json.WriteString("policy", notice.Rule);
            json.WriteString("title", NoticeText.Title(notice));
            json.WriteString("detail", Quoted.Sentence(notice.Detail));
            json.WriteString("todo", Quoted.Sentence(notice.Todo));
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
