using System.Globalization;
using System.Text;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>What happened, line by line: always hashed, and kept as text where somebody wants to read it.</summary>
internal sealed class SwarmTrace(TimeProvider time, bool isKept)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly List<string> _lines = [];
    private ulong _hash = 14695981039346656037UL;

    public IReadOnlyList<string> Lines => _lines;

    public ulong Hash => _hash;

    public void Note(string who, string what)
    {
        var now = time.GetUtcNow();
        unchecked
        {
            _hash = (_hash ^ (ulong)now.UtcTicks) * 1099511628211UL;
        }

        Add(who);
        Add(what);
        if (isKept)
        {
            var at = now - _start;
            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalDays,3}d {at:hh\\:mm\\:ss\\.fff}  {who,-12} {what}"));
        }
    }

    public override string ToString() => new StringBuilder().AppendJoin('\n', _lines).ToString();

    private void Add(string text)
    {
        unchecked
        {
            foreach (var c in text)
            {
                _hash = (_hash ^ c) * 1099511628211UL;
            }
        }
    }
}
