using Keytide.Connectors.Aws.Sns;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Questions;
using Keytide.Rotation.Notices;

namespace Keytide.Connectors.Notify;

/// <summary>Opens the channel that the settings describe. Nothing is sent by opening.</summary>
/// <param name="aws">Signs for SNS; opened with the first use.</param>
/// <param name="http">Follows no redirect.</param>
/// <param name="variable">Reads the environment, where what is secret about a channel is.</param>
/// <param name="time">Of every time limit.</param>
public sealed class ChannelOpener(Func<AwsClient> aws, HttpMessageInvoker http, Func<string, string?> variable, TimeProvider time)
{
    /// <exception cref="NoticeException">A variable that the channel needs is not set.</exception>
    public INoticeChannel Open(ChannelSettings settings) => settings switch
    {
        ChannelSettings.Webhook webhook => new WebhookNotices(
            new WebhookChannel(webhook.Url, Secret(WebhookChannel.KeyVariable), http, time)),
        ChannelSettings.Slack slack => new SlackNotices(
            Secret(slack.UrlVariable) ?? throw new NoticeException($"{slack.UrlVariable} does not hold the address of Slack's webhook."),
            http, time),
        ChannelSettings.Smtp smtp => new SmtpNotices(
            smtp, smtp.PasswordVariable is { } name ? Secret(name) : null, time),
        ChannelSettings.Sns sns => new SnsNotices(new SnsClient(aws().In(sns.Region)), sns.TopicArn),
        _ => throw new InvalidOperationException($"No channel for {settings.GetType().Name}."),
    };

    private SecretText? Secret(string name) => variable(name) is { Length: > 0 } secret ? new SecretText(secret) : null;
}
