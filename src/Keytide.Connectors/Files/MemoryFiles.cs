namespace Keytide.Connectors.Files;

/// <summary>Files that exist only in this process. For simulation and demonstration.</summary>
public sealed class MemoryFiles : IFileStore
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Called before a file is read (false) or replaced (true); may throw an <see cref="IOException"/>.</summary>
    public Action<string, bool>? Before { get; set; }

    public byte[]? Read(string path)
    {
        Before?.Invoke(path, false);
        return _files.TryGetValue(path, out var content) ? (byte[])content.Clone() : null;
    }

    public void Replace(string path, ReadOnlySpan<byte> content, byte[]? expected)
    {
        Before?.Invoke(path, true);
        var now = _files.GetValueOrDefault(path);
        if (now is null != expected is null || (now is not null && !now.AsSpan().SequenceEqual(expected)))
        {
            throw new IOException($"{path} was changed by another program at the same time.");
        }

        _files[path] = content.ToArray();
    }

    public string? WhyNotWritable(string path) => null;
}
