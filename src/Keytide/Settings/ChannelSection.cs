using System.Text.RegularExpressions;
using Keytide.Rotation.Notices;

namespace Keytide.Settings;

/// <summary>Reads <c>rotation: notify:</c>, the ways to tell people.</summary>
internal sealed partial class ChannelSection(SettingsProblems problems)
{
    private static readonly string[] Ways = ["webhook", "slack", "smtp", "sns"];
    private static readonly string[] Keys = ["name", "events", .. Ways];
    private static readonly string[] MailKeys = ["host", "port", "security", "from", "to", "user", "password"];
    private static readonly string[] Kinds = [.. Enum.GetNames<NoticeKind>().Select(CamelCase)];
    private static readonly string[] Securities = [.. Enum.GetNames<MailSecurity>().Select(CamelCase)];

    private readonly SettingsValues _values = new(problems);

    public List<ChannelSettings> Read(SettingsNode node)
    {
        var channels = new List<ChannelSettings>();
        foreach (var item in _values.List(node, "notify"))
        {
            if (Channel(item) is not { } channel)
            {
                continue;
            }

            if (channels.Exists(other => other.Name == channel.Name))
            {
                problems.Add(item, $"Two channels are named \"{Quoted.Shorten(channel.Name)}\".", "Give each a name of its own.");
            }

            channels.Add(channel);
        }

        return channels;
    }

    private ChannelSettings? Channel(SettingsNode node)
    {
        var entries = Entries(node, "A channel", "setting of a channel", Keys);
        if (node is not SettingsMap)
        {
            return null;
        }

        var name = entries.TryGetValue("name", out var given) ? _values.Text(given, "name") : null;
        if (given is null)
        {
            problems.Add(node, "A channel lacks name.", "Name it, for notify: of a policy.");
        }

        var ways = Ways.Where(entries.ContainsKey).ToList();
        if (ways.Count != 1)
        {
            problems.Add(node, $"A channel has {(ways.Count == 0 ? "no way to tell anybody" : "several ways to tell people")}.",
                $"Write one of {string.Join(", ", Ways)}.");
            return null;
        }

        name ??= "?";
        var value = entries[ways[0]];
        var channel = ways[0] switch
        {
            "webhook" => Url(value) is { } url ? new ChannelSettings.Webhook(name, url) : null,
            "slack" => Variable(value, "slack") is { } variable ? new ChannelSettings.Slack(name, variable) : null,
            "sns" => Topic(name, value),
            _ => Mail(name, value),
        };
        return channel is null ? null : channel with { Kinds = entries.TryGetValue("events", out var events) ? Events(events) : null };
    }

    private ChannelSettings? Topic(string name, SettingsNode node)
    {
        if (_values.Text(node, "sns") is not { } arn)
        {
            return null;
        }

        if (TopicArn().Match(arn) is { Success: true } match)
        {
            return new ChannelSettings.Sns(name, arn, match.Groups[1].Value);
        }

        problems.Add(node, $"sns must be the ARN of a topic, and is \"{Quoted.Shorten(arn)}\".",
            "Write it like arn:aws:sns:eu-west-1:111122223333:keys.");
        return null;
    }

    private ChannelSettings? Mail(string name, SettingsNode node)
    {
        var entries = Entries(node, "smtp", "setting of smtp", MailKeys);
        foreach (var key in new[] { "host", "from", "to" }.Where(key => node is SettingsMap && !entries.ContainsKey(key)))
        {
            problems.Add(node, $"smtp lacks {key}.", "It needs host, from and to.");
        }

        if (entries.ContainsKey("user") != entries.ContainsKey("password"))
        {
            problems.Add(node, "smtp has one of user and password.", "password names the variable of the environment that holds it.");
        }

        var security = entries.TryGetValue("security", out var secure) ? Security(secure) : MailSecurity.StartTls;
        var host = entries.TryGetValue("host", out var at) ? Host(at) : null;
        var from = entries.TryGetValue("from", out var sender) ? Address(sender, "from") : null;
        var to = entries.TryGetValue("to", out var list)
            ? _values.List(list, "to").Select(item => Address(item, "An address of to")).OfType<string>().ToList()
            : [];
        var port = entries.TryGetValue("port", out var number) ? _values.Number(number, "port", 1, 65535) : null;
        return host is null || from is null || to.Count == 0 ? null : new ChannelSettings.Smtp(
            name, host, port ?? (security == MailSecurity.Tls ? 465 : 587), security, from, to,
            entries.TryGetValue("user", out var user) ? _values.Text(user, "user") : null,
            entries.TryGetValue("password", out var password) ? Variable(password, "password") : null);
    }

    private List<NoticeKind> Events(SettingsNode node)
    {
        var kinds = new List<NoticeKind>();
        foreach (var item in _values.List(node, "events"))
        {
            if (_values.Text(item, "An event") is not { } text)
            {
                continue;
            }

            if (Array.IndexOf(Kinds, text) is >= 0 and var found)
            {
                kinds.Add((NoticeKind)found);
            }
            else
            {
                problems.AddUnknown(item, "event", text, Kinds);
            }
        }

        return kinds;
    }

    private MailSecurity Security(SettingsNode node)
    {
        if (_values.Text(node, "security") is { } text)
        {
            if (Array.IndexOf(Securities, text) is >= 0 and var found)
            {
                return (MailSecurity)found;
            }

            problems.AddUnknown(node, "security of a mail server", text, Securities);
        }

        return MailSecurity.StartTls;
    }

    private Uri? Url(SettingsNode node)
    {
        if (_values.Text(node, "webhook") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0
            && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)))
        {
            return url;
        }

        problems.Add(node, $"webhook must be an https URL, and is \"{Quoted.Shorten(text)}\".", "http reaches this machine alone.");
        return null;
    }

    private string? Variable(SettingsNode node, string what)
    {
        if (_values.Text(node, what) is not { } text)
        {
            return null;
        }

        if (VariableName().IsMatch(text))
        {
            return text;
        }

        // Not shown: somebody may have written the secret itself.
        problems.Add(
            node, $"{what} must be the name of a variable of the environment.", "The secret itself does not belong into this file.");
        return null;
    }

    private string? Host(SettingsNode node)
    {
        if (_values.Text(node, "host") is not { } text || Uri.CheckHostName(text) != UriHostNameType.Unknown)
        {
            return node is SettingsText { IsNothing: false } given ? given.Value : null;
        }

        problems.Add(node, $"host must be the name or the address of a server, and is \"{Quoted.Shorten(text)}\".", "Leave out the port.");
        return null;
    }

    private string? Address(SettingsNode node, string what)
    {
        if (_values.Text(node, what) is not { } text)
        {
            return null;
        }

        if (MailAddress().IsMatch(text))
        {
            return text;
        }

        problems.Add(
            node, $"{what} must be a mail address, and is \"{Quoted.Shorten(text)}\".", "Write the address alone, without a name.");
        return null;
    }

    private Dictionary<string, SettingsNode> Entries(SettingsNode node, string what, string kind, string[] known) =>
        _values.Map(node, what, kind, known).ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal);

    private static string CamelCase(string name) => string.Concat(char.ToLowerInvariant(name[0]).ToString(), name.AsSpan(1));

    [GeneratedRegex("^arn:aws[a-z-]*:sns:([a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex TopicArn();

    [GeneratedRegex("^[A-Z_][A-Z0-9_]{0,127}$")]
    private static partial Regex VariableName();

    [GeneratedRegex("^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}$")]
    private static partial Regex MailAddress();
}
