using System.Diagnostics;
using System.Text.Json;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Sandbox;

/// <summary>The real executable, started as <c>keytide sandbox</c>, and what it announced. Stopped by a signal.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private RunningSandbox(Process process, JsonElement announced) => (_process, Announced) = (process, announced);

    public JsonElement Announced { get; }

    public string Endpoint => Announced.GetProperty("endpoint").GetString()!;

    /// <summary>For aws CLI, boto3 and terraform: everything goes to the sandbox, the machine's own settings are left out.</summary>
    public Dictionary<string, string?> Environment => new()
    {
        ["AWS_ENDPOINT_URL"] = Endpoint,
        ["AWS_ACCESS_KEY_ID"] = Announced.GetProperty("credentials").GetProperty("accessKeyId").GetString(),
        ["AWS_SECRET_ACCESS_KEY"] = Announced.GetProperty("credentials").GetProperty("secretAccessKey").GetString(),
        ["AWS_SESSION_TOKEN"] = null,
        ["AWS_PROFILE"] = null,
        ["AWS_REGION"] = null,
        ["AWS_DEFAULT_REGION"] = Announced.GetProperty("region").GetString(),
        ["AWS_CONFIG_FILE"] = "/nonexistent",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_PAGER"] = "",
        ["NO_PROXY"] = "127.0.0.1",
    };

    public static async Task<RunningSandbox> StartAsync(params string[] options)
    {
        var process = RealProgram.StartKeytide(["sandbox", .. options]);
        using var late = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(late.Token)
            ?? throw new InvalidOperationException($"It ended at once: {await process.StandardError.ReadToEndAsync(late.Token)}");
        return new RunningSandbox(process, JsonDocument.Parse(line).RootElement);
    }

    /// <summary>Sends the signal and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(string signal = "TERM")
    {
        if (!_process.HasExited)
        {
            await RealProgram.RunAsync("/bin/kill", [$"-{signal}", $"{_process.Id}"], Patience);
        }

        using var late = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }
}
