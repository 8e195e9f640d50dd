using System.Text.Json;
using System.Text.Json.Nodes;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Connectors.GitLab;

/// <summary>
/// Two CI/CD variables of a project in one environment scope (docs.gitlab.com, "Project-level CI/CD variables API"). Only their values
/// change: masked, protected, raw and the rest stay. Variables that are not there are made masked and protected.
/// <para>
/// The two change one after the other. A job that starts in between has one half of each key and its calls fail; the id goes last, so that
/// the new id is never shown before its secret is there. A hidden variable (GitLab 17.4 and later) takes a value and shows none.
/// </para>
/// </summary>
/// <param name="address"><c>gitlab:PROJECT[#SCOPE]</c>: the project's path or number, and the scope, <c>*</c> without one.</param>
/// <param name="settings">Where GitLab is.</param>
/// <param name="pause">What GitLab's rate limits ask for.</param>
/// <param name="http">Follows no redirect.</param>
/// <param name="time">Measures time limits and pauses.</param>
public sealed class GitLabDestination(
    DestinationAddress address, GitLabSettings settings, RatePause pause, HttpMessageInvoker http, TimeProvider time) : IDestination
{
    private const string EveryEnvironment = "*";
    private const string Allow = "Give the token the scope api, and its owner the role of Maintainer in the project.";

    private readonly PairNames _names = PairForm.Of(address).Variables;
    private readonly JsonService _gitLab = new("GitLab", settings.Api, http, time,
        headers => headers.TryAddWithoutValidation("PRIVATE-TOKEN", new string(settings.Token!.Reveal())));

    public DestinationAddress Address => address;

    /// <summary>A hidden variable shows less than this; its reading says so.</summary>
    public DestinationAbilities Abilities { get; } = new(AtomicPair: false, ReadBack.Full, CompareAndSet: false, IdempotentWrite: true);

    private string Scope => address.Part ?? EveryEnvironment;

    public async Task<DestinationCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            var (id, secret) = (await FindAsync(_names.Id, cancellation), await FindAsync(_names.Secret, cancellation));
            if (id is null && secret is null)
            {
                // A project that is not there, or not shown, answers as a variable that is not there does.
                var project = await CallAsync(HttpMethod.Get, $"projects/{Uri.EscapeDataString(address.Name)}", null, cancellation);
                return project.IsSuccess
                    ? DestinationCheck.Ready("the variables are not there yet; they will be made, masked and protected")
                    : throw Refused(project);
            }

            var isHidden = id?.IsHidden == true || secret?.IsHidden == true;
            return new[] { id, secret }.Any(variable => variable is { IsFile: true })
                ? DestinationCheck.NotReady("one of the variables is of the type file.", "Make it a variable, or name another project.")
                : DestinationCheck.Ready(isHidden ? "the variables are there, and hidden" : "the variables can be read");
        }
        catch (DestinationException refused) when (refused.Todo is not null)
        {
            return DestinationCheck.NotReady(refused.Message, refused.Todo);
        }
    }

    public async Task<DestinationReading> ReadAsync(CancellationToken cancellation)
    {
        var (id, secret) = (await FindAsync(_names.Id, cancellation), await FindAsync(_names.Secret, cancellation));
        return id is null || secret is null ? DestinationReading.Empty("")
            : id.IsHidden ? DestinationReading.Hidden("hidden variables")
            : !AccessKeyId.TryParse(id.Value, out var key) ? DestinationReading.Empty("")
            : secret.Value is { Length: > 0 } value ? DestinationReading.Holding(new KeyPair(key, new SecretText(value)), "")
            : secret.IsHidden ? DestinationReading.HoldingId(key, "hidden secret")
            : DestinationReading.Empty("");
    }

    public async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        var (id, secret) = (await FindAsync(_names.Id, cancellation), await FindAsync(_names.Secret, cancellation));
        if (new[] { id, secret }.Any(variable => variable is { IsFile: true }))
        {
            throw new DestinationException($"{address}: one of the variables is of the type file.", todo: "Make it a variable.");
        }

        var first = await PutAsync(_names.Secret, secret, new string(pair.Secret.Reveal()), cancellation);
        var second = await SecondHalf.WriteAsync(
            () => PutAsync(_names.Id, id, pair.Id.Value, cancellation), pause, time, cancellation);
        return new DeliveryReceipt($"{first}, then {second}");
    }

    private async Task<string> PutAsync(string name, Variable? existing, string value, CancellationToken cancellation)
    {
        if (existing is { IsHidden: false } && existing.Value == value)
        {
            return $"{name} was so already";
        }

        var (method, path) = existing is null ? (HttpMethod.Post, Variables()) : (HttpMethod.Put, $"{Variables()}/{name}?{Filter()}");
        var reply = await CallAsync(method, path, Body(name, existing is null, value), cancellation);
        return reply.Status is not (200 or 201) || reply.Text("key") != name
            ? throw Refused(reply)
            : existing is null ? $"{name} made" : $"{name} written";
    }

    private JsonObject Body(string name, bool isNew, string value) => isNew
        ? new JsonObject
        {
            ["key"] = name,
            ["value"] = value,
            ["masked"] = true,
            ["protected"] = true,
            ["raw"] = true, // A value is taken as it is, a dollar in it included.
            ["environment_scope"] = Scope,
        }
        : new JsonObject { ["value"] = value };

    private async Task<Variable?> FindAsync(string name, CancellationToken cancellation)
    {
        var reply = await CallAsync(HttpMethod.Get, $"{Variables()}/{name}?{Filter()}", null, cancellation);
        return reply.Status == 404 ? null
            : !reply.IsSuccess ? throw Refused(reply)
            : reply.Text("key") == name && (reply.Text("environment_scope") ?? EveryEnvironment) == Scope
                ? new Variable(
                    reply.Text("value"),
                    reply.Object()!["hidden"]?.GetValueKind() == JsonValueKind.True,
                    reply.Text("variable_type") == "file")
            : throw new DestinationException($"{address}: what answered is not this variable.", todo: "Look at GITLAB_API_URL.");
    }

    private async Task<JsonReply> CallAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation)
    {
        if (settings.Problem is { } problem)
        {
            throw new DestinationException($"{address}: {problem}", todo: "Set GITLAB_TOKEN where Keytide runs.");
        }

        pause.Check();
        var reply = await _gitLab.SendAsync(method, path, body, JsonService.Json, cancellation);
        pause.Note(reply);
        return reply;
    }

    private string Variables() => $"projects/{Uri.EscapeDataString(address.Name)}/variables";

    private string Filter() => $"filter[environment_scope]={Uri.EscapeDataString(Scope)}";

    private DestinationException Refused(JsonReply reply) => reply.Status switch
    {
        400 => new DestinationException($"{address}: GitLab did not accept the variable (400).",
            todo: "See in the project's settings whether the variable can take the value, masked as it is."),
        401 => new DestinationException($"{address}: GitLab does not accept the token (401).", todo: "Renew the token."),
        403 => new DestinationException($"{address}: GitLab denied it (403).", todo: Allow),
        404 => new DestinationException($"{address}: GitLab shows the token no such project (404).", todo: Allow),
        >= 300 and < 400 => new DestinationException($"{address}: the project has moved ({reply.Status}).", todo: "Give its new path."),
        _ => new DestinationException($"{address}: GitLab answered {reply.Status}.", mayHaveHappened: true),
    };

    private sealed record Variable(string? Value, bool IsHidden, bool IsFile);
}
