namespace Keytide.Sandbox.Wire;

/// <summary>A request with the instant and the request id it was given on arrival.</summary>
public sealed record Received(SandboxRequest Request, DateTimeOffset Now, string RequestId);
