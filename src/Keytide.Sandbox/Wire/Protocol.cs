namespace Keytide.Sandbox.Wire;

/// <summary>How a service is spoken to: form parameters in and XML out, or JSON 1.1 both ways.</summary>
public enum Protocol
{
    Query,
    Json,
}
