using System.Collections.Concurrent;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>Counts requests sent, repetitions included, by action (<c>iam:ListUsers</c>).</summary>
public sealed class CallCounter
{
    private readonly ConcurrentDictionary<string, int> _calls = new();

    public void Count(AwsOperation operation) => _calls.AddOrUpdate(operation.Name, 1, static (_, calls) => calls + 1);

    /// <summary>The counts so far, actions in alphabetical order.</summary>
    public IReadOnlyDictionary<string, int> Snapshot() => new SortedDictionary<string, int>(_calls, StringComparer.Ordinal);
}
