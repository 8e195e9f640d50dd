using System.Net;

namespace Keytide.Tests.Contracts;

/// <summary>A service at the other end of an HTTP connection.</summary>
internal sealed class StandInService(Func<HttpRequestMessage, byte[], (HttpStatusCode Status, string Body)> answer) : HttpMessageHandler
{
    public bool IsGone { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsGone)
        {
            throw new HttpRequestException("Connection refused");
        }

        var (status, body) = answer(request, await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        return new HttpResponseMessage(status) { Content = new StringContent(body) };
    }
}
