using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keytide.Connectors.Programs;
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
        try
        {
            var answer = await ShortProgram.RunAsync(Command, Arguments, Told(), default, time, cancellation);
            var credential = answer.ExitCode == 0 ? Parse(answer.Output) : throw Failed($"ended with exit code {answer.ExitCode}");
            CryptographicOperations.ZeroMemory(answer.Output);
            return credential;
        }
        catch (ProgramFailedException problem)
        {
            throw Failed(problem.Message);
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

    private Dictionary<string, string> Told()
    {
        var spec = new JsonObject { ["interactive"] = false };
        if (Cluster is not null)
        {
            spec["cluster"] = Cluster.DeepClone();
        }

        return new Dictionary<string, string>(Variables, StringComparer.Ordinal)
        {
            ["KUBERNETES_EXEC_INFO"] =
                new JsonObject { ["apiVersion"] = ApiVersion, ["kind"] = "ExecCredential", ["spec"] = spec }.ToJsonString(),
        };
    }

    private DestinationException Failed(string how) => new(
        $"{Quoted.Shorten(Command)}, which gives the credentials for the cluster, {how}.",
        todo: "Run a kubectl command with the same kubeconfig to see what is wrong.");

    private static string? Text(JsonObject node, string name) =>
        node[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
