using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Keytide.Tests.Aws.Wire;

/// <summary>A server that answers each request with given bytes, right or wrong, and may close the connection after them.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, (string Answer, bool Close)> _answer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public RawServer(Func<int, (string Answer, bool Close)> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = RunAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Requests as they came, head and body.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Ends when the first request has come whole.</summary>
    public TaskCompletionSource FirstCame { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections); // The listener was stopped; between two clients it says so as "Not listening".
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await RequestAsync(stream) is { } request)
                {
                    int index;
                    lock (Requests)
                    {
                        index = Requests.Count;
                        Requests.Add(request);
                    }

                    FirstCame.TrySetResult();
                    var (answer, close) = _answer(index);
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _stop.Token);
                    if (close)
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                return; // The client or the test is done.
            }
        }
    }

    private async Task<string?> RequestAsync(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var text = Encoding.UTF8.GetString(buffer, 0, length);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                var size = text[..end].Split("\r\n")
                    .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    .Select(line => int.Parse(line["Content-Length:".Length..]))
                    .FirstOrDefault();
                if (text.Length >= end + 4 + size)
                {
                    return text;
                }
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), _stop.Token);
            if (read == 0)
            {
                return null;
            }

            length += read;
        }
    }
}
