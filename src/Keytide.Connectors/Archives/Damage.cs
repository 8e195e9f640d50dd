namespace Keytide.Connectors.Archives;

/// <summary>What may go wrong while a hostile or broken archive is unpacked, and how that is said.</summary>
internal static class Damage
{
    public static bool Is(Exception error) =>
        error is IOException or InvalidDataException or ArchiveLimitException or UnopenedException or NotSupportedException
            or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException or UnauthorizedAccessException;

    public static string Reason(Exception error) => error switch
    {
        ArchiveLimitException limit => limit.Message,
        UnopenedException unopened => unopened.Message,
        NotSupportedException => "it is packed in a way that is not known here",
        _ => "it is damaged",
    };
}
