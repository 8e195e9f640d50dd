using Keytide.Sandbox.Faults;

namespace Keytide.Sandbox.Wire;

/// <summary>A request with the request id it was given on arrival and the host it landed on.</summary>
public sealed record Received(SandboxRequest Request, string RequestId, FrontEnd Front)
{
    public DateTimeOffset Now => Front.Now;
}
