namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>Keeps the first few of many by an order and counts the rest, so that memory does not grow with what is offered.</summary>
public sealed class BestOf<T>(int most, IComparer<T> order)
{
    // The last of those kept stands at the front, to be the next to go.
    private readonly PriorityQueue<T, T> _kept = new(Comparer<T>.Create((one, other) => order.Compare(other, one)));

    /// <summary>How many were offered.</summary>
    public long Offered { get; private set; }

    /// <summary>How many were offered and are not kept.</summary>
    public long Rest => Offered - _kept.Count;

    public void Offer(T item)
    {
        Offered++;
        if (_kept.Count < most)
        {
            _kept.Enqueue(item, item);
        }
        else if (most > 0)
        {
            _kept.EnqueueDequeue(item, item);
        }
    }

    /// <summary>Those kept, first by the order first.</summary>
    public IReadOnlyList<T> Sorted() => [.. _kept.UnorderedItems.Select(pair => pair.Element).Order(order)];
}
