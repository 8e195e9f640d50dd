namespace Keytide.Connectors.Archives;

/// <summary>An archive whose directory stands at its end, from a stream that is read forwards: held in memory.</summary>
internal static class HeldArchive
{
    /// <exception cref="ArchiveLimitException">It is too large for that.</exception>
    public static MemoryStream Of(Stream archive, int most)
    {
        var held = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = archive.Read(buffer); read > 0; read = archive.Read(buffer))
        {
            if (held.Length + read > most)
            {
                throw new ArchiveLimitException("it cannot be read from its end where it is, and is too large to be held in memory");
            }

            held.Write(buffer, 0, read);
        }

        held.Position = 0;
        return held;
    }
}
