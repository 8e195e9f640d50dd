using System.Text;

namespace Keytide.Tests.Scanning;

/// <summary>Where there is nothing to find, nothing is allocated.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void A_miss_allocates_nothing()
    {
        var forge = new Forge(3);
        var misses = LookAlikes.All.Keys
            .Except(["documented example", "placeholders", "expired signed URL", "base64 in the middle of AKIA", "words in capitals"])
            .Select(name => Encoding.Latin1.GetBytes(LookAlikes.All[name](forge)))
            .Append(Encoding.Unicode.GetBytes(LookAlikes.All["SHA-1"](forge)))
            .Append(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("const secret = process.env.SECRET; // AKIA?\n", 1000))))
            .ToList();
        var scanner = Found.Scanner();
        var findings = 0;
        Keytide.Scanner.LeakHandler count = leak => findings += leak.Finding.Confidence >= Keytide.Scanner.Confidence.Medium ? 1 : 0;
        void ScanAll()
        {
            foreach (var miss in misses)
            {
                scanner.Scan(miss, count, "src/a/b.cs");
            }
        }

        for (var i = 0; i < 3; i++)
        {
            ScanAll(); // Buffers are rented and methods compiled.
        }

        var offenders = new List<string>();
        for (var i = 0; i < misses.Count; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            scanner.Scan(misses[i], count, "src/a/b.cs");
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > 0)
            {
                offenders.Add($"{allocated} bytes for {Encoding.Latin1.GetString(misses[i])[..Math.Min(60, misses[i].Length)]}");
            }
        }

        Assert.True(offenders.Count == 0, string.Join('\n', offenders));
        Assert.Equal(0, findings);
    }
}
