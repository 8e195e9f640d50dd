namespace Keytide.Sandbox.World.Ssm;

public enum ParameterType
{
    String,
    StringList,
    SecureString,
}
