namespace Keytide.Sandbox.World;

/// <summary>One use: the service's namespace such as <c>s3</c>, and the region, N/A for services without regions.</summary>
public sealed record Use(DateTimeOffset At, string Service, string Region, DateTimeOffset VisibleAt);
