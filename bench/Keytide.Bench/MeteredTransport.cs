using System.Text;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Bench;

/// <summary>Keeps apart what the other side of the wire costs, where it answers in the same process.</summary>
internal sealed class MeteredTransport(IAwsTransport inner) : IAwsTransport
{
    /// <summary>CPU time of the thread, which other work on the machine does not add to.</summary>
    public TimeSpan Spent { get; private set; }

    public int Requests { get; private set; }

    public SortedDictionary<string, int> ByAction { get; } = new(StringComparer.Ordinal);

    public Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        Requests++;
        var action = ActionOf(request);
        ByAction[action] = ByAction.GetValueOrDefault(action) + 1;
        var before = ThreadTime.Now;
        var answer = inner.SendAsync(request, cancellation); // The sandbox answers within the call.
        Spent += ThreadTime.Now - before;
        return answer;
    }

    private static string ActionOf(AwsRequest request)
    {
        var target = request.Headers.FirstOrDefault(header => header.Key == "X-Amz-Target").Value;
        return target is not null
            ? target[(target.IndexOf('.') + 1)..]
            : Encoding.ASCII.GetString(request.Body.Span)["Action=".Length..].Split('&')[0];
    }
}
