using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Connectors.Kubernetes;

/// <summary>
/// A program that gives credentials for a cluster, such as <c>aws eks get-token</c> (kubernetes.io, "client-go credential plugins"). It
/// is started as the kubeconfig says and answers on standard output; what it writes to standard error is thrown away.
/// </summary>
/// <param name="Command">The program: a name to be found on the path, or a whole path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Variables">Variables beside those of the environment.</param>
/// <param name="ApiVersion">client.authentication.k8s.io/v1 or v1beta1.</param>
/// <param name="Cluster">What it is told of the cluster; null where it need not know.</param>
public sealed record KubePlugin(
    string Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Variables, string ApiVersion, JsonObject? Cluster)
{
    /// <summary>The forms of answer that are understood.</summary>
    public static readonly IReadOnlyList<string> ApiVersions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];

    private const int LargestAnswer = 256 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Asks the program.</summary>
    /// <param name="access">The access that it completes.</param>
    /// <param name="time">Measures its time limit.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DestinationException">It gave no credentials.</exception>
    public async Task<KubeAccess> CompleteAsync(KubeAccess access, TimeProvider time, CancellationToken cancellation)
    {
        var status = await AskAsync(time, cancellation);
        var (token, certificate, key) = (Text(status, "token"), Text(status, "clientCertificateData"), Text(status, "clientKeyData"));
        if (token is null && (certificate is null || key is null))
        {
            throw Failed("gave neither a token nor a certificate");
        }

        if (token is not null && WebToken.Checked(token, Command).Text is null)
        {
            throw Failed("gave a token that is none");
        }

        return access with
        {
            Plugin = null,
            Token = token is null ? null : new SecretText(token),
            Trust = certificate is null || key is null
                ? access.Trust
                : access.Trust with { ClientCertificatePem = certificate, ClientKeyPem = new SecretText(key) },
        };
    }

    private async Task<JsonObject> AskAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var process = Start();
        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            var bytes = new byte[LargestAnswer + 1];
            var length = await process.StandardOutput.BaseStream.ReadAtLeastAsync(
                bytes, bytes.Length, throwOnEndOfStream: false, either.Token);
            await errors;
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode != 0 ? throw Failed($"ended with exit code {process.ExitCode}")
                : length > LargestAnswer ? throw Failed("answered too much")
                : Parse(bytes.AsSpan(0, length));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Failed($"did not end within {Limit.TotalSeconds} s");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private JsonObject Parse(ReadOnlySpan<byte> answer)
    {
        try
        {
            return JsonNode.Parse(answer) is JsonObject credential
                && Text(credential, "kind") == "ExecCredential" && Text(credential, "apiVersion") == ApiVersion
                && credential["status"] is JsonObject status
                    ? status
                    : throw Failed($"answered with something that is no ExecCredential of {ApiVersion}");
        }
        catch (JsonException)
        {
            throw Failed("did not answer with JSON"); // Without the cause: its message may quote a secret.
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Command, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        var spec = new JsonObject { ["interactive"] = false };
        if (Cluster is not null)
        {
            spec["cluster"] = Cluster.DeepClone();
        }

        start.Environment["KUBERNETES_EXEC_INFO"] =
            new JsonObject { ["apiVersion"] = ApiVersion, ["kind"] = "ExecCredential", ["spec"] = spec }.ToJsonString();
        try
        {
            return Process.Start(start) ?? throw Failed("could not be started");
        }
        catch (Win32Exception problem)
        {
            throw Failed($"could not be started: {Quoted.Sentence(problem.Message)}");
        }
    }

    private DestinationException Failed(string how) => new(
        $"{Quoted.Shorten(Command)}, which gives the credentials for the cluster, {how}.",
        todo: "Run a kubectl command with the same kubeconfig to see what is wrong.");

    private static string? Text(JsonObject node, string name) =>
        node[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
