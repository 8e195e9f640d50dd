using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Keytide.EndToEnd.Support;

/// <summary>moto_server on a free port of this machine: a second opinion on AWS's wire syntax, made by others.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private Process? _process;

    /// <summary>Why there is none here, or null where it runs.</summary>
    public string? Absence { get; private set; }

    public Uri Endpoint { get; private set; } = new("http://127.0.0.1:1");

    /// <summary>For programs that take their AWS settings from the environment.</summary>
    public Dictionary<string, string?> Environment => new()
    {
        ["AWS_ENDPOINT_URL"] = Endpoint.ToString(),
        ["AWS_ACCESS_KEY_ID"] = "testing",
        ["AWS_SECRET_ACCESS_KEY"] = "testing",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_CONFIG_FILE"] = "/nonexistent",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent",
        ["AWS_PAGER"] = "",
    };

    public async ValueTask InitializeAsync()
    {
        if (RealProgram.Find("moto_server") is not { } program)
        {
            Absence = "moto_server is not installed (pip install 'moto[server]')";
            return;
        }

        var port = FreePort();
        Endpoint = new Uri($"http://127.0.0.1:{port}");
        _process = RealProgram.Start(program, ["-H", "127.0.0.1", "-p", $"{port}"]);
        _process.BeginOutputReadLine(); // Its access log would fill the pipes and stop it.
        _process.BeginErrorReadLine();
        using var http = new HttpClient();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Endpoint, "/moto-api/"), late.Token);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, late.Token);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
        }

        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
