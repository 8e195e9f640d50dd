using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;

namespace Keytide.Tests.Contracts;

/// <summary>The part of GitLab's API that concerns a project's variables, made after docs.gitlab.com.</summary>
internal sealed partial class GitLabStandIn : HttpMessageHandler
{
    private const string Project = "/api/v4/projects/group%2Fshop";

    public List<JsonObject> Variables { get; } = [];

    public List<string> Written { get; } = [];

    public int DeniedStatus { get; set; }

    public void Set(string key, string value, string scope = "*", bool hidden = false) => Variables.Add(new JsonObject
    {
        ["variable_type"] = "env_var",
        ["key"] = key,
        ["value"] = value,
        ["hidden"] = hidden,
        ["protected"] = false,
        ["masked"] = true,
        ["raw"] = false,
        ["environment_scope"] = scope,
        ["description"] = "of the shop",
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.GetValues("PRIVATE-TOKEN").Single() != "glpat-token")
        {
            return Answer(401, """{"message":"401 Unauthorized"}""");
        }

        if (DeniedStatus != 0)
        {
            return Answer(DeniedStatus, """{"message":"403 Forbidden"}""");
        }

        var path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith(Project, StringComparison.Ordinal))
        {
            return Answer(404, """{"message":"404 Project Not Found"}""");
        }

        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
        return path.Length == Project.Length ? Answer(200, """{"id":1,"path_with_namespace":"group/shop"}""")
            : request.Method == HttpMethod.Post ? Create(body!)
            : One(request, path[(Project.Length + "/variables/".Length)..], body);
    }

    private HttpResponseMessage One(HttpRequestMessage request, string key, JsonObject? body)
    {
        var scope = HttpUtility.ParseQueryString(request.RequestUri!.Query)["filter[environment_scope]"];
        var found = Variables.Where(variable => (string)variable["key"]! == key
            && (scope is null || (string)variable["environment_scope"]! == scope)).ToList();
        if (found.Count != 1)
        {
            return found.Count == 0
                ? Answer(404, """{"message":"404 Variable Not Found"}""")
                : Answer(409, """{"message":"There are multiple variables with provided parameters."}""");
        }

        return request.Method == HttpMethod.Get ? Answer(200, Shown(found[0])) : Update(found[0], body!);
    }

    private HttpResponseMessage Update(JsonObject variable, JsonObject body)
    {
        if (!IsAccepted(body, (bool)variable["masked"]!))
        {
            return Answer(400, """{"message":{"value":["is invalid"]}}""");
        }

        foreach (var (name, value) in body)
        {
            variable[name] = value!.DeepClone();
        }

        Written.Add((string)variable["key"]!);
        return Answer(200, Shown(variable));
    }

    private HttpResponseMessage Create(JsonObject body)
    {
        if (Variables.Any(variable => (string)variable["key"]! == (string)body["key"]!
            && (string)variable["environment_scope"]! == (string)body["environment_scope"]!))
        {
            return Answer(400, """{"message":{"key":["has already been taken"]}}""");
        }

        if (!IsAccepted(body, (bool)body["masked"]!))
        {
            return Answer(400, """{"message":{"value":["is invalid"]}}""");
        }

        var made = body.DeepClone().AsObject();
        made["variable_type"] = "env_var";
        made["hidden"] = false;
        Variables.Add(made);
        Written.Add((string)body["key"]!);
        return Answer(201, Shown(made));
    }

    private static bool IsAccepted(JsonObject body, bool masked) => !masked || Maskable().IsMatch((string)body["value"]!);

    private static string Shown(JsonObject variable)
    {
        var shown = variable.DeepClone().AsObject();
        shown["value"] = (bool)variable["hidden"]! ? null : (string)variable["value"]!;
        return shown.ToJsonString();
    }

    private static HttpResponseMessage Answer(int status, string json) => new((HttpStatusCode)status)
    {
        Content = new StringContent(json, Encoding.UTF8, "application/json"),
    };

    // "A single line with no spaces, 8 characters or longer", and where raw is not set, of these characters.
    [GeneratedRegex("^[a-zA-Z0-9_+=/@:.~-]{8,}$")]
    private static partial Regex Maskable();
}
