using System.Text.Json;

namespace Keytide.Rotation.Notices;

/// <summary>How a notice is kept until it is sent. Names and shapes are kept: a row outlives the version that wrote it.</summary>
public static class NoticeJson
{
    public static byte[] Write(Notice notice) => JsonSerializer.SerializeToUtf8Bytes(
        new NoticeDocument(
            notice.Id, notice.Kind.ToString(), notice.At, notice.Account.ToString(), notice.UserName, notice.Key.Value, notice.Rotation,
            notice.Detail, notice.Todo, notice.Rule),
        NoticeJsonContext.Default.NoticeDocument);

    /// <exception cref="InvalidJournalException">The bytes are no notice.</exception>
    public static Notice Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var read = JsonSerializer.Deserialize(bytes, NoticeJsonContext.Default.NoticeDocument)!;
            return new Notice(
                read.Id, Enum.Parse<NoticeKind>(read.Kind), read.At, AccountId.Parse(read.Account), read.UserName,
                AccessKeyId.Parse(read.Key), read.Rotation, read.Detail, read.Todo, read.Rule);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or FormatException or KeytideException)
        {
            throw new InvalidJournalException($"A notice cannot be read: {Quoted.Shorten(problem.Message)}");
        }
    }
}
