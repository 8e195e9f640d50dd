using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>
/// What the tables of references of one repository may unpack to, all together: a name repeats the beginning of the one before it, so that
/// a few bytes can become many.
/// </summary>
/// <param name="names">Bytes of memory for references.</param>
/// <param name="logs">Bytes of logs.</param>
internal sealed class ReftableBudget(long names = 512L << 20, long logs = 1L << 30)
{
    // A record, its name's head and its place in a list and in a dictionary, however short it is.
    private const int Record = 192;

    private long _logs = logs;

    /// <summary>Bytes that are left for references. To be put back where what was read is thrown away.</summary>
    public long Names { get; set; } = names;

    /// <summary>Takes what a record needs, before it is made.</summary>
    /// <param name="length">Of its name and its target, in bytes.</param>
    /// <exception cref="GitDataException">There is no more.</exception>
    public void TakeRecord(int length)
    {
        Names -= Record + (2L * length);
        if (Names < 0)
        {
            throw new GitDataException("the names in the tables of references are too long");
        }
    }

    /// <summary>Takes what a block of logs unpacks to.</summary>
    /// <exception cref="GitDataException">There is no more.</exception>
    public void TakeLogs(int length)
    {
        _logs -= length;
        if (_logs < 0)
        {
            throw new GitDataException("the logs in the tables of references are too large");
        }
    }
}
