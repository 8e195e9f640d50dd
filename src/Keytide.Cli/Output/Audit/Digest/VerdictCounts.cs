using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>How many findings there are of each verdict.</summary>
public sealed class VerdictCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<Verdict>().Length];

    public long this[Verdict verdict] => _counts[(int)verdict];

    public long Total => _counts.Sum();

    /// <summary>
    /// What the findings come to together: one failure fails, one unknown leaves it open, and only what was looked at can pass.
    /// </summary>
    public Verdict Overall =>
        this[Verdict.Fail] > 0 ? Verdict.Fail
        : this[Verdict.Unknown] > 0 ? Verdict.Unknown
        : this[Verdict.Muted] > 0 ? Verdict.Muted
        : this[Verdict.Pass] > 0 ? Verdict.Pass
        : Verdict.NotApplicable;

    public void Add(Verdict verdict) => _counts[(int)verdict]++;

    public void Add(VerdictCounts others)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += others._counts[i];
        }
    }
}
