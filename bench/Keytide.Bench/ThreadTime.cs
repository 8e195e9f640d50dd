using System.Runtime.InteropServices;

namespace Keytide.Bench;

/// <summary>CPU time spent by the calling thread (clock_gettime(2), CLOCK_THREAD_CPUTIME_ID).</summary>
internal static class ThreadTime
{
    private const int ThreadClock = 3;

    public static TimeSpan Now => clock_gettime(ThreadClock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
        : throw new InvalidOperationException("The thread's clock cannot be read.");

    [DllImport("libc", SetLastError = true)]
    private static extern int clock_gettime(int clock, out Timespec time);

    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
