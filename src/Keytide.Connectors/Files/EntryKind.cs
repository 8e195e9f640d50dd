namespace Keytide.Connectors.Files;

/// <summary>What an entry of a folder is.</summary>
internal enum EntryKind : byte
{
    File,
    Folder,

    /// <summary>A symbolic link, to whatever.</summary>
    Link,

    /// <summary>A pipe, socket or device.</summary>
    Other,
}
