using System.Globalization;
using System.Net;
using Keytide.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Keytide.Cli.Sandbox;

/// <summary>
/// A sandbox behind a web server on the loopback address. Every method and path goes to it; a lost answer cuts the connection, a delayed
/// one is waited for, on virtual time by moving that on.
/// </summary>
/// <param name="time">On which delays are waited out, where the sandbox's own time is real.</param>
/// <param name="clock">The sandbox's time where it is virtual.</param>
internal sealed class SandboxServer(SandboxAws sandbox, TimeProvider time, RequestClock? clock)
{
    private const int LargestBody = 5 * 1024 * 1024;
    private readonly ClockControl? _control = clock is null ? null : new ClockControl(clock);

    /// <summary>Listens, says where, and returns when told to stop and the requests at hand are answered.</summary>
    /// <exception cref="KeytideException">The port is taken or not allowed.</exception>
    public async Task RunAsync(int port, Action<Uri> listening, CancellationToken stop)
    {
        await using var application = Build(port);
        try
        {
            await application.StartAsync(stop);
        }
        catch (IOException taken)
        {
            throw new KeytideException(
                $"Port {port.ToString(CultureInfo.InvariantCulture)} on 127.0.0.1 cannot be listened on: {taken.Message}",
                "Give another one with --port, or none for a free one.", taken);
        }

        listening(new Uri(application.Urls.First()));
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
        using var hurry = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
        await application.StopAsync(hurry.Token);
    }

    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ApplicationName = "keytide" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxConcurrentConnections = 1_000;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        application.Run(AnswerAsync);
        return application;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (_control is not null && context.Request.Path == ClockControl.Path)
        {
            await _control.AnswerAsync(context);
            return;
        }

        var request = await ReadAsync(context);
        clock?.Step();
        var answer = sandbox.Handle(request);
        if (answer.Delay > TimeSpan.Zero && clock is null)
        {
            await Task.Delay(answer.Delay, time, context.RequestAborted);
        }

        if (answer.Lost)
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, answer);
    }

    private static async Task<SandboxRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => string.Join(',', header.Value.AsEnumerable()), StringComparer.OrdinalIgnoreCase);
        return new SandboxRequest(
            context.Request.Method,
            question < 0 ? target : target[..question],
            question < 0 ? "" : target[(question + 1)..],
            headers,
            body.ToArray())
        {
            SourceAddress = context.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1",
        };
    }

    private static async Task WriteAsync(HttpContext context, SandboxAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }
}
