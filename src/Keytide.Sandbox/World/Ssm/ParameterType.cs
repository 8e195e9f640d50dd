namespace Keytide.Sandbox.World.Ssm;

/// <summary>How a value is kept; it never changes for a parameter.</summary>
public enum ParameterType
{
    String,
    StringList,
    SecureString,
}
