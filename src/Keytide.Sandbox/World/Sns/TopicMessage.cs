namespace Keytide.Sandbox.World.Sns;

/// <summary>A message as its subscribers would get it.</summary>
public sealed record TopicMessage(string Id, string TopicArn, string? Subject, string Text, DateTimeOffset At);
