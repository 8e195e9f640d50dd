namespace Keytide.Connectors.Programs;

/// <summary>How a short program ended.</summary>
/// <param name="ExitCode">0 where it did what it was asked.</param>
/// <param name="Output">Its standard output; may hold a secret, and is to be wiped by whoever asked.</param>
/// <param name="Errors">The beginning of its standard error, fit for a message.</param>
public sealed record ProgramAnswer(int ExitCode, byte[] Output, string Errors);
