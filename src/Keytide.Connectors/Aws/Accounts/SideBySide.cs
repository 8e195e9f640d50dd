namespace Keytide.Connectors.Aws.Accounts;

/// <summary>Does the same to many things, a bounded number at a time.</summary>
public static class SideBySide
{
    /// <summary>Takes the items in order; as many workers as <paramref name="degree"/> take the next whenever they are free.</summary>
    public static Task EachAsync<T>(IReadOnlyList<T> items, int degree, Func<T, Task> work)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Math.Min(degree, items.Count)).Select(_ => WorkAsync()));

        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref next) is var index && index < items.Count)
            {
                await work(items[index]);
            }
        }
    }
}
