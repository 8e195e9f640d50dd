using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Sns;

/// <summary>Sends a message to whoever has subscribed to a topic. A repetition sends it again.</summary>
public static class Publish
{
    public static readonly AwsOperation Operation = new(AwsService.Sns, nameof(Publish), SafeToRepeat: false);

    /// <returns>The message's id.</returns>
    /// <exception cref="AwsException">Not sent, or, where <see cref="AwsException.IsAmbiguous"/>, not known to be sent.</exception>
    public static Task<string> PublishAsync(
        this SnsClient sns, string topicArn, string subject, string message, CancellationToken cancellation) => sns.Aws.QueryAsync(
        Operation,
        new QueryParameters { { "TopicArn", topicArn }, { "Subject", subject }, { "Message", message } },
        answer => answer.Text("MessageId"),
        cancellation);
}
