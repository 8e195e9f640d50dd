namespace Keytide.Scanning;

/// <summary>Counts what a scan has read so far, for those who watch. Safe to use from many threads.</summary>
public sealed class ScanMeter
{
    private long _files;
    private long _bytes;

    /// <summary>Files; objects where a repository is read.</summary>
    public long Files => Interlocked.Read(ref _files);

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(long files, long bytes)
    {
        Interlocked.Add(ref _files, files);
        Interlocked.Add(ref _bytes, bytes);
    }
}
