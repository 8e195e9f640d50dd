namespace Keytide.Storage;

/// <summary>The state could not be read or written: a full disk, a damaged file, another process that holds it too long.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
