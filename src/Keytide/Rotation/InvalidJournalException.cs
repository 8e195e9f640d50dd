namespace Keytide.Rotation;

/// <summary>A journal tells a story that cannot have happened: it was damaged, cut or written by something else.</summary>
public sealed class InvalidJournalException(string message) : Exception(message);
