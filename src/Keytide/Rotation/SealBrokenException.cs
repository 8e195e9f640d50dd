namespace Keytide.Rotation;

/// <summary>A sealed secret cannot be opened: another sealing key, another place, or changed bytes.</summary>
public sealed class SealBrokenException(string message) : Exception(message);
