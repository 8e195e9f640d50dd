using System.Collections.Concurrent;
using System.Text;
using Keytide.Connectors.Git.Objects;

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

    /// <summary>Says which are nowhere.</summary>
    /// <param name="shown">Cuts down what is secret in a name.</param>
    /// <param name="skip">Told.</param>
    public void Say(Func<string, string> shown, Action<string, string> skip)
    {
        foreach (var submodule in _open.GroupBy(link => link.Value).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var count = submodule.Count();
            skip(
                $"(submodule \"{shown(submodule.Key)}\")",
                count == 1 ? "a commit of it is not here" : $"{count} commits of it are not here");
        }

        if (_isBeyond)
        {
            skip("(submodules)", $"after {Most} commits of them, no more were looked for");
        }
    }
}
