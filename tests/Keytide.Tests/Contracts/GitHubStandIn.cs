using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Keytide.Tests.Contracts;

/// <summary>
/// The part of GitHub's REST API that concerns Actions secrets, made after docs.github.com. It really opens what it is sent, with the
/// private key that only it has.
/// </summary>
internal sealed class GitHubStandIn : HttpMessageHandler
{
    private readonly BoxOpener _opener = new();
    private int _clock;

    /// <summary>By name: what the jobs would see, and when it was written.</summary>
    public Dictionary<string, (string Value, string UpdatedAt)> Secrets { get; } = [];

    public List<string> Written { get; } = [];

    public string Folder { get; set; } = "/repos/acme/shop/actions/secrets";

    public bool IsInvisible { get; set; }

    public bool IsArchived { get; set; }

    public string Scopes { get; set; } = "gist, repo";

    public int Remaining { get; set; } = 4999;

    public int Asked { get; private set; }

    /// <summary>Answers in place of the rest, where it has something to say.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Before { get; set; } = _ => null;

    public void Set(string name, string value) =>
        Secrets[name] = (value, $"2026-01-02T03:{++_clock / 60:00}:{_clock % 60:00}Z");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked++;
        Assert.Equal("Bearer gh-token", request.Headers.Authorization!.ToString());
        Assert.Equal("2022-11-28", request.Headers.GetValues("X-GitHub-Api-Version").Single());
        Assert.NotEmpty(request.Headers.UserAgent);
        if (Before(request) is { } other)
        {
            return other;
        }

        var path = request.RequestUri!.AbsolutePath;
        if (IsInvisible || !(path == "/repos/acme/shop" || path.StartsWith(Folder + "/", StringComparison.Ordinal)))
        {
            return Answer(404, """{"message":"Not Found","documentation_url":"https://docs.github.com/rest","status":"404"}""");
        }

        if (path == "/repos/acme/shop")
        {
            var archived = IsArchived ? "true" : "false";
            var answer = Answer(200, $$"""{"full_name":"acme/shop","archived":{{archived}},"permissions":{"push":true} }""");
            answer.Headers.TryAddWithoutValidation("X-OAuth-Scopes", Scopes);
            return answer;
        }

        var name = path[(Folder.Length + 1)..];
        if (name == "public-key")
        {
            return Answer(200, $$"""{"key_id":"568250167242549743","key":"{{Convert.ToBase64String(_opener.PublicKey)}}"}""");
        }

        return request.Method == HttpMethod.Put
            ? Put(name, JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!)
            : Secrets.TryGetValue(name, out var secret)
                ? Answer(200, $$"""{"name":"{{name}}","created_at":"2026-01-01T00:00:00Z","updated_at":"{{secret.UpdatedAt}}"}""")
                : Answer(404, """{"message":"Not Found"}""");
    }

    private HttpResponseMessage Put(string name, JsonNode body)
    {
        var value = (string)body["key_id"]! == "568250167242549743"
            ? _opener.Open(Convert.FromBase64String((string)body["encrypted_value"]!))
            : null;
        if (value is null)
        {
            return Answer(422, """{"message":"Bad request - secret could not be decrypted"}""");
        }

        var isNew = !Secrets.ContainsKey(name);
        Set(name, value);
        Written.Add(name);
        return Answer(isNew ? 201 : 204, isNew ? "{}" : "");
    }

    public HttpResponseMessage Answer(int status, string json)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        answer.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", $"{Remaining}");
        return answer;
    }
}
