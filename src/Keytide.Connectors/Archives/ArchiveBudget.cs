using System.Globalization;

namespace Keytide.Connectors.Archives;

/// <summary>Counts what an outermost archive has cost so far.</summary>
internal sealed class ArchiveBudget(ArchiveLimits limits, TimeProvider time, CancellationToken cancellation)
{
    private readonly long _started = time.GetTimestamp();
    private long _packed;
    private long _unpacked;
    private long _entries;

    public ArchiveLimits Limits => limits;

    /// <summary>The size of the outermost archive where it is known: no more counts as packed, however often it is read.</summary>
    public long KnownSize { get; init; } = long.MaxValue;

    /// <summary>Bytes of the outermost archive were read.</summary>
    public void TakePacked(int bytes) => _packed = Math.Min(KnownSize, _packed + bytes);

    /// <summary>Bytes go into a decompressor, which need not ever give one out.</summary>
    /// <exception cref="ArchiveLimitException">It has taken too long.</exception>
    /// <exception cref="OperationCanceledException">The scan is to end.</exception>
    public void TakeTime()
    {
        cancellation.ThrowIfCancellationRequested();
        if (time.GetElapsedTime(_started) > limits.Time)
        {
            throw new ArchiveLimitException(
                $"unpacking it took more than {limits.Time.TotalMinutes.ToString(CultureInfo.InvariantCulture)} minutes");
        }
    }

    /// <summary>Bytes came out of a decompressor.</summary>
    /// <exception cref="ArchiveLimitException">They were too many.</exception>
    /// <exception cref="OperationCanceledException">The scan is to end.</exception>
    public void TakeUnpacked(int bytes)
    {
        cancellation.ThrowIfCancellationRequested();
        _unpacked += bytes;
        if (_unpacked > limits.Bytes || (_unpacked > limits.FreeBytes && _unpacked / limits.Ratio > _packed))
        {
            throw new ArchiveLimitException("it unpacks to more than is reasonable");
        }

        TakeTime();
    }

    /// <exception cref="ArchiveLimitException">There were too many.</exception>
    public void TakeEntry()
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_entries > limits.Entries)
        {
            throw ArchiveLimitException.TooManyEntries();
        }
    }
}
