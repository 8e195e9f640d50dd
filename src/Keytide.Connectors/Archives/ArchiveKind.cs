namespace Keytide.Connectors.Archives;

/// <summary>What a content is packed with.</summary>
internal enum ArchiveKind : byte
{
    /// <summary>Nothing that is known here: it is scanned as it is.</summary>
    None,

    /// <summary>zip and all that is a zip: jar, war, whl, nupkg, docx, xlsx, apk.</summary>
    Zip,
    Tar,
    Gzip,
    Bzip2,
    Xz,
    Zstandard,
    SevenZip,

    /// <summary>Recognized and not opened.</summary>
    Rar,
}
