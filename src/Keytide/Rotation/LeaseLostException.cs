namespace Keytide.Rotation;

/// <summary>Another engine has taken over. Whoever gets this stops at once and touches nothing more.</summary>
public sealed class LeaseLostException(string message) : Exception(message);
