using Keytide.Scanning;

namespace Keytide.Connectors.Git;

/// <summary>What could not be read, gathered by all threads. After the first thousand of a reason the others are only counted.</summary>
internal sealed class Skips
{
    private const int MostOfReason = 1_000;

    private readonly Lock _gate = new();
    private readonly List<SkippedPath> _skipped = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string path, string reason)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(reason) + 1;
            _counts[reason] = count;
            if (count <= MostOfReason)
            {
                _skipped.Add(new SkippedPath(path, reason));
            }
        }
    }

    /// <summary>All of them, ordered by path.</summary>
    /// <param name="shown">Cuts down what is secret in paths, in names of references and in reasons that have such names.</param>
    public IReadOnlyList<SkippedPath> All(ShownText shown)
    {
        lock (_gate)
        {
            if (_skipped.Count == 0)
            {
                return [];
            }

            var rest = _counts.Where(pair => pair.Value > MostOfReason)
                .Select(pair => new SkippedPath($"({pair.Value - MostOfReason} more)", pair.Key));
            return _skipped.Concat(rest)
                .Select(skipped => new SkippedPath(shown.Of(skipped.Path), shown.Of(skipped.Reason)))
                .OrderBy(skipped => skipped.Path, StringComparer.Ordinal).ToList();
        }
    }
}
