namespace Keytide.Sandbox.World.Sns;

/// <summary>The topics of an account, of all regions, and what was published to them.</summary>
public sealed class Topics
{
    private readonly HashSet<string> _arns = new(StringComparer.Ordinal);
    private readonly List<TopicMessage> _messages = [];

    public IReadOnlyList<TopicMessage> Messages => _messages;

    /// <summary>Without effect where it is there.</summary>
    public void Add(string arn) => _arns.Add(arn);

    public bool Has(string arn) => _arns.Contains(arn);

    public void Publish(TopicMessage message) => _messages.Add(message);
}
