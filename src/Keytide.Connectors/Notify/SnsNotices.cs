using Keytide.Connectors.Aws.Sns;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation.Notices;

namespace Keytide.Connectors.Notify;

/// <summary>A topic of SNS, in its own region. It needs <c>sns:Publish</c> on the topic.</summary>
public sealed class SnsNotices(SnsClient sns, string topicArn) : INoticeChannel
{
    // SNS API reference, Publish: ASCII, no control characters, fewer than 100 characters, beginning with a letter, digit or mark.
    private const int LongestSubject = 99;

    public async Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        try
        {
            await sns.PublishAsync(topicArn, Subject(notice), string.Join('\n', NoticeText.Lines(notice)), cancellation);
        }
        catch (AwsException problem)
        {
            throw new NoticeException(problem.Message, problem);
        }
    }

    internal static string Subject(Notice notice)
    {
        var text = $"Keytide: {NoticeText.Title(notice)}";
        var plain = string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?'));
        return plain.Length <= LongestSubject ? plain : plain[..LongestSubject];
    }
}
