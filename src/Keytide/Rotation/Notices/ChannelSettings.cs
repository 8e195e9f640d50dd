namespace Keytide.Rotation.Notices;

/// <summary>A channel of the settings. What is secret about it is in a variable of the environment, whose name stands here.</summary>
/// <param name="Name">By which policies name it.</param>
public abstract record ChannelSettings(string Name)
{
    /// <summary>What goes there; null for everything.</summary>
    public IReadOnlyList<NoticeKind>? Kinds { get; init; }

    public bool Takes(NoticeKind kind) => Kinds?.Contains(kind) != false;

    /// <summary>A service of one's own, asked as the webhook destination is: signed JSON by POST.</summary>
    public sealed record Webhook(string Name, Uri Url) : ChannelSettings(Name);

    /// <summary>An incoming webhook of Slack. Its URL is a secret.</summary>
    /// <param name="Name">By which policies name it.</param>
    /// <param name="UrlVariable">The variable that holds the URL.</param>
    public sealed record Slack(string Name, string UrlVariable) : ChannelSettings(Name);

    /// <summary>A topic of SNS, published to with the caller's credentials.</summary>
    public sealed record Sns(string Name, string TopicArn, string Region) : ChannelSettings(Name);

    /// <param name="Name">By which policies name it.</param>
    /// <param name="Host">The mail server.</param>
    /// <param name="Port">Of it.</param>
    /// <param name="Security">How the connection is encrypted.</param>
    /// <param name="From">The sender's address.</param>
    /// <param name="To">The receivers' addresses.</param>
    /// <param name="User">Who signs in; null for nobody.</param>
    /// <param name="PasswordVariable">The variable that holds the password; null where nobody signs in.</param>
    public sealed record Smtp(
        string Name,
        string Host,
        int Port,
        MailSecurity Security,
        string From,
        IReadOnlyList<string> To,
        string? User,
        string? PasswordVariable) : ChannelSettings(Name);
}
