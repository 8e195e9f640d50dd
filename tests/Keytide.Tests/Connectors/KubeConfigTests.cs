using Keytide.Connectors.Kubernetes;
using Keytide.Distribution;
using Keytide.Tests.Support;

namespace Keytide.Tests.Connectors;

public sealed class KubeConfigTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder = Directory.CreateTempSubdirectory("keytide-kube-").FullName;
    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public void The_current_context_leads_to_a_cluster_and_a_user()
    {
        Write(".kube/config", Config("current-context: there", "token: the-token"));
        var access = Config().Load(null);
        Assert.Equal("https://there.example:6443/", access.Server.AbsoluteUri);
        Assert.Equal("the-token", access.Token!.Reveal().ToString());
        Assert.False(access.Trust.SkipsVerification);
        Assert.Equal("https://here.example:6443/", Config().Load("here").Server.AbsoluteUri);
        Assert.Throws<DestinationException>(() => Config().Load("nowhere"));
    }

    [Fact]
    public void Of_several_files_the_first_that_sets_a_name_counts_and_missing_ones_are_passed_over()
    {
        var first = Write("first", "current-context: there\nusers:\n- name: me\n  user: {token: first}\n");
        var second = Write("second", Config("current-context: here", "token: second"));
        _variables["KUBECONFIG"] = string.Join(Path.PathSeparator, first, Path.Combine(_folder, "missing"), second);
        var access = Config().Load(null);
        Assert.Equal("https://there.example:6443/", access.Server.AbsoluteUri);
        Assert.Equal("first", access.Token!.Reveal().ToString());
    }

    [Fact]
    public void Paths_are_meant_from_the_folder_of_their_file()
    {
        Write("sub/ca.pem", "the authority");
        Write("sub/token", "from-a-file\n");
        var file = Write("sub/config", Config("current-context: there", "tokenFile: token", "certificate-authority: ca.pem"));
        _variables["KUBECONFIG"] = file;
        var access = Config().Load(null);
        Assert.Equal("the authority", access.Trust.AuthorityPem);
        Assert.Equal("from-a-file", access.Token!.Reveal().ToString());
    }

    [Theory]
    [InlineData("auth-provider: {name: gcp}", "auth-provider")]
    [InlineData("as: admin\n    token: x", "\"as\"")]
    [InlineData("username: a\n    password: b", "username")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}", "v1alpha1")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1, command: x, interactiveMode: Always}", "human")]
    [InlineData("token: \"a b\"", "no token")]
    [InlineData("client-certificate-data: \"*secret*\"", "base64")]
    public void What_is_not_supported_is_said(string user, string expected)
    {
        Write(".kube/config", Config("current-context: there", user));
        var problem = Assert.Throws<DestinationException>(() => Config().Load(null));
        Assert.Contains(expected, problem.Message);
        Assert.NotEmpty(problem.Todo!);
        Assert.DoesNotContain("*secret*", problem.ToString());
    }

    [Theory]
    [InlineData("users: &x [a]\nb: *x")]
    [InlineData("users:\n- name: me\n   token: hunter2: [")]
    [InlineData("\tusers: hunter2")]
    [InlineData("[hunter2]")]
    public void A_file_that_is_no_kubeconfig_is_not_quoted(string text)
    {
        Write(".kube/config", text);
        var problem = Assert.Throws<DestinationException>(() => Config().Load(null));
        Assert.DoesNotContain("hunter2", problem.ToString());
    }

    [Fact]
    public void Credentials_that_others_may_read_are_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no file modes on Windows.");
        var file = Write(".kube/config", Config("current-context: there", "token: the-token"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, OwnerOnly | UnixFileMode.GroupRead);
        }

        Assert.Contains("chmod 600", Assert.Throws<DestinationException>(() => Config().Load(null)).Todo);
    }

    [Fact]
    public void Without_a_kubeconfig_the_pods_own_account_counts()
    {
        Assert.Throws<DestinationException>(() => Config().Load(null));
        (_variables["KUBERNETES_SERVICE_HOST"], _variables["KUBERNETES_SERVICE_PORT"]) = ("fd00::1", "443");
        Write("account/token", "pod-token");
        Write("account/ca.crt", "the cluster's authority");
        var access = Config().Load(null);
        Assert.Equal("https://[fd00::1]/", access.Server.AbsoluteUri);
        Assert.Equal("pod-token", access.Token!.Reveal().ToString());
        Assert.Equal("the cluster's authority", access.Trust.AuthorityPem);
        Assert.Throws<DestinationException>(() => Config().Load("a-context"));
    }

    [Fact]
    public async Task A_plugin_is_asked_for_the_token_and_told_about_the_cluster()
    {
        ShellScript.Write(Path.Combine(_folder, "plugin"), "#!/bin/sh\n"
            + "case \"$KUBERNETES_EXEC_INFO\" in *'\"interactive\":false'*there.example*) ;; *) exit 3;; esac\n"
            + "echo noise with a secret >&2\n"
            + "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",'\n"
            + "echo '\"status\":{\"token\":\"'$1-$MORE'\"}}'\n");
        Write(".kube/config", Config(
            "current-context: there",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: ../plugin, args: [given], provideClusterInfo: true, "
            + "env: [{name: MORE, value: added}]}"));
        var access = Config().Load(null);
        Assert.Null(access.Token);
        var complete = await access.Plugin!.CompleteAsync(access, TimeProvider.System, default);
        Assert.Equal("given-added", complete.Token!.Reveal().ToString());

        foreach (var script in new[] { "exit 1", "echo '{}'", "echo hunter2" })
        {
            ShellScript.Write(Path.Combine(_folder, "plugin"), $"#!/bin/sh\n{script}\n");
            var problem = await Assert.ThrowsAsync<DestinationException>(
                () => access.Plugin!.CompleteAsync(access, TimeProvider.System, default));
            Assert.DoesNotContain("hunter2", problem.ToString());
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private KubeConfig Config() => new(_variables.GetValueOrDefault, _folder, Path.Combine(_folder, "account"));

    private static string Config(string current, string user, string cluster = "insecure-skip-tls-verify: false") => $"""
        apiVersion: v1
        kind: Config
        {current}
        clusters:
        - name: a
          cluster: {"{server: \"https://here.example:6443\"}"}
        - name: b
          cluster:
            server: https://there.example:6443
            {cluster}
        contexts:
        - name: here
          context: {"{cluster: a, user: me}"}
        - name: there
          context: {"{cluster: b, user: me, namespace: ignored}"}
        users:
        - name: me
          user:
            {user}
        """;

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, OwnerOnly);
        }

        return file;
    }
}
