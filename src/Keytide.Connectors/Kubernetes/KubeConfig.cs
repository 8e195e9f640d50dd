using System.Text;
using System.Text.Json.Nodes;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Connectors.Kubernetes;

/// <summary>
/// Finds the way to a cluster as kubectl does: the files that <c>KUBECONFIG</c> lists, else <c>~/.kube/config</c>, else the service account
/// of the pod that this runs in (kubernetes.io, "Organizing Cluster Access Using kubeconfig Files"). Of several files the first that sets a
/// name counts.
/// </summary>
/// <param name="variable">Reads the environment.</param>
/// <param name="home">The user's own folder.</param>
/// <param name="serviceAccount">Where a pod finds its service account's token and the cluster's authority.</param>
public sealed class KubeConfig(
    Func<string, string?> variable, string home, string serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount")
{
    private const int LargestFile = 1024 * 1024;
    private const string Todo = "Look at the kubeconfig, or at what KUBECONFIG names.";

    /// <param name="context">The context; null for the current one.</param>
    /// <exception cref="DestinationException">There is no way to a cluster, or none that Keytide can go.</exception>
    public KubeAccess Load(string? context)
    {
        var listed = variable("KUBECONFIG") is { Length: > 0 } list
            ? list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            : [Path.Combine(home, ".kube", "config")];
        var files = listed.Where(File.Exists).Select(Read).ToList();
        if (files.Count == 0)
        {
            return context is null && InCluster() is { } access
                ? access
                : throw new DestinationException(
                    $"There is no kubeconfig ({Quoted.Shorten(string.Join(", ", listed))}).",
                    todo: "Set KUBECONFIG, or run Keytide in a pod with a service account.");
        }

        var name = context ?? files.Select(file => Text(file.Root, "current-context")).FirstOrDefault(text => text is not null)
            ?? throw Wrong("The kubeconfig has no current context.");
        var (chosen, _) = Find(files, "contexts", "context", name);
        var (cluster, clusterFile) = Find(files, "clusters", "cluster", Text(chosen, "cluster") ?? "");
        var (user, userFile) = Text(chosen, "user") is { } userName ? Find(files, "users", "user", userName) : ([], files[0]);
        return new KubeEntry(cluster, clusterFile.Folder, user, userFile.Folder, userFile.Path).Access();
    }

    /// <summary>The pod's own way: its token is renewed by the kubelet, and so read again each time.</summary>
    private KubeAccess? InCluster()
    {
        if (variable("KUBERNETES_SERVICE_HOST") is not { Length: > 0 } host
            || variable("KUBERNETES_SERVICE_PORT") is not { Length: > 0 } port)
        {
            return null;
        }

        // Projected by the kubelet for the pod alone, with a mode that others in it may read.
        var token = WebToken.FromFile(Path.Combine(serviceAccount, "token"), mayBeReadByOthers: true);
        var authority = Path.Combine(serviceAccount, "ca.crt");
        var address = $"https://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}";
        return token.Text is null ? throw Wrong($"The pod's service account: {token.Problem}")
            : !Uri.TryCreate(address, UriKind.Absolute, out var server) ? throw Wrong("KUBERNETES_SERVICE_HOST and _PORT are no address.")
            : new KubeAccess(
                server, new TlsTrust(KubeEntry.Contents(authority), null, null, null, SkipsVerification: false), token.Text, null, null);
    }

    private static (JsonObject Entry, KubeFile File) Find(List<KubeFile> files, string list, string kind, string name)
    {
        foreach (var file in files)
        {
            foreach (var item in (file.Root[list] as JsonArray ?? []).OfType<JsonObject>())
            {
                if (Text(item, "name") == name)
                {
                    return (item[kind] as JsonObject ?? [], file);
                }
            }
        }

        throw Wrong($"The kubeconfig has no {kind} \"{Quoted.Shorten(name)}\".");
    }

    private static KubeFile Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestFile
                ? new KubeFile(KubeYaml.Read(File.ReadAllText(path, Encoding.UTF8)), path)
                : throw Wrong($"{path} is too long for a kubeconfig.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException)
        {
            throw Wrong($"{path} cannot be read: {Quoted.Sentence(problem.Message)}.");
        }
    }

    private static string? Text(JsonObject node, string name) =>
        node[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static DestinationException Wrong(string message) => new(message, todo: Todo);

    private sealed record KubeFile(JsonObject Root, string Path)
    {
        public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
    }
}
