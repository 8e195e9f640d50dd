using System.Runtime.CompilerServices;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// Reads lists to their end, or fails. A page may be short or empty and still have a successor; the end is only where the service says so.
/// A marker that comes a second time would go round for ever and is an error: the list is then known to be incomplete.
/// </summary>
public static class Paging
{
    private const int MostPages = 1_000_000;

    /// <exception cref="AwsException">
    /// A page failed, or the pages do not end. What was yielded before is then not the whole list.
    /// </exception>
    public static async IAsyncEnumerable<T> PagesAsync<T>(
        AwsOperation operation, Func<string?, Task<AwsPage<T>>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await read(next);
            yield return page.Content;
            next = page.Next;
            if (next is not null && (!seen.Add(next) || seen.Count > MostPages))
            {
                throw new AwsException(
                    AwsErrorKind.Incomplete,
                    operation.Name,
                    "incomplete list",
                    "the service sent the same page marker twice, so the list has no end");
            }
        }
        while (next is not null);
    }

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static async Task<IReadOnlyList<T>> AllAsync<T>(
        AwsOperation operation, Func<string?, Task<AwsPage<IReadOnlyList<T>>>> read, CancellationToken cancellation)
    {
        var all = new List<T>();
        await foreach (var page in PagesAsync(operation, read, cancellation))
        {
            all.AddRange(page);
        }

        return all;
    }
}
