using System.Text;
using System.Text.Json.Nodes;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Connectors.Kubernetes;

/// <summary>A cluster and a user of a kubeconfig, turned into a way to the API (kubernetes.io, "kubeconfig (v1)").</summary>
internal sealed class KubeEntry(JsonObject cluster, string clusterFolder, JsonObject user, string userFolder, string userFile)
{
    private const int LargestFile = 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Who is impersonated has other rights than the caller: left out silently, more would be done than was asked for.
    private static readonly string[] NotSupported = ["auth-provider", "username", "password", "as", "as-uid", "as-groups", "as-user-extra"];

    /// <exception cref="DestinationException">It is not complete, or asks for something that Keytide cannot do.</exception>
    public KubeAccess Access()
    {
        if (NotSupported.FirstOrDefault(user.ContainsKey) is { } odd)
        {
            throw Wrong($"The kubeconfig's user has \"{odd}\", which Keytide does not support.",
                "Name a user with a token, a client certificate or an exec plugin.");
        }

        var text = Text(cluster, "server") ?? throw Wrong("The kubeconfig's cluster has no server.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var server))
        {
            throw Wrong("The kubeconfig's server is no address.");
        }

        var skips = Text(cluster, "insecure-skip-tls-verify") is "true";
        var authority = Pem(cluster, "certificate-authority", clusterFolder);
        if (skips && authority is not null)
        {
            throw Wrong("The kubeconfig names an authority and says not to verify it.", "Take insecure-skip-tls-verify out.");
        }

        var plugin = user["exec"] is JsonObject exec ? Plugin(exec, server, authority) : null;
        var trust = new TlsTrust(
            authority, Text(cluster, "tls-server-name"), Pem(user, "client-certificate", userFolder), ClientKey(), skips);
        return new KubeAccess(server, trust, plugin is null ? Token() : null, plugin, Proxy());
    }

    /// <exception cref="DestinationException">The file cannot be read.</exception>
    public static string Contents(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestFile ? File.ReadAllText(path, Encoding.UTF8) : throw Wrong($"{path} is too long.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"{path} cannot be read: {Quoted.Sentence(problem.Message)}");
        }
    }

    private SecretText? Token()
    {
        var token = Text(user, "token") is { } inline ? WebToken.Checked(inline, "the kubeconfig's token")
            : Text(user, "tokenFile") is { } file ? WebToken.FromFile(Path.Combine(userFolder, file), mayBeReadByOthers: false)
            : null;
        if (user.ContainsKey("token"))
        {
            RefuseOpenToOthers(userFile);
        }

        return token is { Problem: { } problem } ? throw Wrong($"The cluster's token: {problem}") : token?.Text;
    }

    private SecretText? ClientKey()
    {
        if (user.ContainsKey("client-key-data") || Text(user, "client-key") is not null)
        {
            RefuseOpenToOthers(user.ContainsKey("client-key-data") ? userFile : Path.Combine(userFolder, Text(user, "client-key")!));
        }

        return Pem(user, "client-key", userFolder) is { } pem ? new SecretText(pem) : null;
    }

    private KubePlugin Plugin(JsonObject exec, Uri server, string? authority)
    {
        var version = Text(exec, "apiVersion") ?? "";
        if (!KubePlugin.ApiVersions.Contains(version))
        {
            throw Wrong($"The kubeconfig's exec plugin speaks \"{Quoted.Shorten(version)}\", which Keytide does not.",
                $"Keytide speaks {string.Join(" and ", KubePlugin.ApiVersions)}.");
        }

        if (Text(exec, "interactiveMode") is "Always")
        {
            throw Wrong("The kubeconfig's exec plugin asks a human, and nobody is there to answer.", "Name a user that needs none.");
        }

        var command = Text(exec, "command") ?? throw Wrong("The kubeconfig's exec plugin has no command.");
        JsonObject? told = null;
        if (Text(exec, "provideClusterInfo") is "true")
        {
            told = new JsonObject { ["server"] = server.OriginalString };
            if (authority is not null)
            {
                told["certificate-authority-data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(authority));
            }
        }

        return new KubePlugin(
            command.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(Path.Combine(userFolder, command)) : command,
            [.. (exec["args"] as JsonArray ?? []).Select(item => item?.GetValue<string>() ?? "")],
            (exec["env"] as JsonArray ?? []).OfType<JsonObject>()
                .Where(item => Text(item, "name") is not null)
                .ToDictionary(item => Text(item, "name")!, item => Text(item, "value") ?? "", StringComparer.Ordinal),
            version,
            told);
    }

    private Uri? Proxy() => Text(cluster, "proxy-url") is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5" ? proxy
        : throw Wrong("The kubeconfig's proxy-url is no http, https or socks5 address.");

    /// <summary>A PEM text that stands in the file itself, in base64, or in a file that it names.</summary>
    private static string? Pem(JsonObject node, string name, string folder)
    {
        if (Text(node, $"{name}-data") is not { } data)
        {
            return Text(node, name) is { } file ? Contents(Path.Combine(folder, file)) : null;
        }

        var bytes = new byte[data.Length];
        return Convert.TryFromBase64String(data, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw Wrong($"The kubeconfig's {name}-data is not base64.");
    }

    private static void RefuseOpenToOthers(string file)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw Wrong($"{file} holds credentials and may be read by others than its owner.", $"Run: chmod 600 {file}");
        }
    }

    private static string? Text(JsonObject node, string name) =>
        node[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static DestinationException Wrong(string message, string? todo = null) =>
        new(message, todo: todo ?? "Look at the kubeconfig, or at what KUBECONFIG names.");
}
