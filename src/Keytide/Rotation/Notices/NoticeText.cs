namespace Keytide.Rotation.Notices;

/// <summary>A notice in words, before a channel escapes it for where it goes. Each line is one line, whatever others put into it.</summary>
public static class NoticeText
{
    public static string Title(Notice notice) => $"{Quoted.Shorten(notice.UserName)}: {What(notice.Kind)}";

    public static IReadOnlyList<string> Lines(Notice notice)
    {
        var lines = new List<string>
        {
            Quoted.Sentence(notice.Detail),
            $"Key {notice.Key} of {Quoted.Shorten(notice.UserName)} in account {notice.Account}",
        };
        if (notice.Rotation is { } rotation)
        {
            lines.Add($"Rotation {rotation}, {notice.At:yyyy-MM-dd HH:mm:ss}Z");
        }

        if (notice.Todo.Length > 0)
        {
            lines.Add($"To do: {Quoted.Sentence(notice.Todo)}");
        }

        return lines;
    }

    private static string What(NoticeKind kind) => kind switch
    {
        NoticeKind.DueIn14Days => "the access key is due within 14 days",
        NoticeKind.DueIn7Days => "the access key is due within 7 days",
        NoticeKind.DueIn1Day => "the access key is due within a day",
        NoticeKind.Blocked => "the rotation is blocked",
        NoticeKind.AwaitingApproval => "the rotation waits for approval",
        NoticeKind.Deactivated => "the old access key is switched off",
        NoticeKind.Deleted => "the old access key is deleted",
        _ => "the rotation was rolled back",
    };
}
