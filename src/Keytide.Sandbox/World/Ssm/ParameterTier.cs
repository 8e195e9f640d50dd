namespace Keytide.Sandbox.World.Ssm;

/// <summary>Standard: 4,096 bytes, 10,000 parameters. Advanced: 8,192 bytes, 100,000 parameters, and no way back.</summary>
public enum ParameterTier
{
    Standard,
    Advanced,
}
