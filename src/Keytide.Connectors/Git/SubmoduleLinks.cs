using System.Collections.Concurrent;
using System.Text;
using Keytide.Connectors.Git.Objects;
using Keytide.Scanning;

namespace Keytide.Connectors.Git;

/// <summary>The commits of submodules that trees lead to, until their repositories are found. Threads share it.</summary>
internal sealed class SubmoduleLinks
{
    private const int Most = 1 << 20;

    private readonly ConcurrentDictionary<ObjectId, string> _open = new();
    private bool _isBeyond;

    /// <summary>Notes a commit that a tree leads to.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="name">Of the submodule's folder.</param>
    public void Expect(in ObjectId id, ReadOnlySpan<byte> name)
    {
        if (_open.ContainsKey(id))
        {
            return;
        }

        if (_open.Count >= Most)
        {
            _isBeyond = true;
            return;
        }

        _open.TryAdd(id, Encoding.UTF8.GetString(name));
    }

    /// <summary>Takes out those that a repository has.</summary>
    public void Close(ObjectDatabase database)
    {
        foreach (var id in _open.Keys)
        {
            if (database.Contains(id))
            {
                _open.TryRemove(id, out _);
            }
        }
    }

    /// <summary>Those that are nowhere here. They belong to other repositories: the scan of this one is whole without them.</summary>
    /// <param name="shown">Cuts down what is secret in a name.</param>
    public IEnumerable<SkippedPath> Missing(Func<string, string> shown)
    {
        foreach (var submodule in _open.GroupBy(link => link.Value).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var count = submodule.Count();
            yield return new SkippedPath(
                $"(submodule \"{shown(submodule.Key)}\")",
                count == 1 ? "a commit of it is not here" : $"{count} commits of it are not here")
            { Accepted = "it is a repository of its own" };
        }

        if (_isBeyond)
        {
            yield return new SkippedPath("(submodules)", $"after {Most} commits of them, no more were looked for");
        }
    }
}
