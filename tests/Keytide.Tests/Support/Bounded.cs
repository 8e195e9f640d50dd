using System.Diagnostics;

namespace Keytide.Tests.Support;

/// <summary>Reads what may be damaged or hostile: whatever comes of it, it comes soon and within its memory.</summary>
public static class Bounded
{
    private const long MostMemory = 64L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>What was thrown; null where nothing was.</summary>
    public static Exception? Try(string what, Action read)
    {
        var (memory, time) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var error = Record.Exception(read);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - memory < MostMemory, $"{what} takes too much memory");
        Assert.True(Stopwatch.GetElapsedTime(time) < Longest, $"{what} takes too long");
        return error;
    }
}
