namespace Keytide.Connectors.Programs;

/// <summary>A program could not be started, or did not end, or answered too much. The message goes on after the program's name.</summary>
public sealed class ProgramFailedException(string message, Exception? inner = null) : Exception(message, inner);
