namespace Keytide.Connectors.Archives;

/// <summary>An archive asked for more than its limits. The message says of what, and goes into the list of what was skipped.</summary>
internal sealed class ArchiveLimitException(string message) : Exception(message)
{
    public static ArchiveLimitException TooManyEntries() => new("it holds more entries than is reasonable");
}
