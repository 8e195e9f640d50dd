namespace Keytide.Connectors.Files;

/// <summary>Files that are replaced whole or not at all.</summary>
public interface IFileStore
{
    /// <returns>The content, or null where there is no file.</returns>
    /// <exception cref="IOException">It cannot be read, is no ordinary file, or is larger than anything of its kind.</exception>
    byte[]? Read(string path);

    /// <summary>Puts new content in place of the old in one step, readable by its owner alone.</summary>
    /// <param name="path">Which file; its folder has to be there.</param>
    /// <param name="content">All of it.</param>
    /// <param name="expected">What was read before; null for no file.</param>
    /// <exception cref="IOException">It cannot be written, or holds something else by now; then it was left as it is.</exception>
    void Replace(string path, ReadOnlySpan<byte> content, byte[]? expected);

    /// <summary>Why the file could not be replaced, or null where nothing speaks against it. Leaves no trace.</summary>
    string? WhyNotWritable(string path);
}
