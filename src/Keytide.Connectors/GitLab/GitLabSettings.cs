using Keytide.Connectors.Web;

namespace Keytide.Connectors.GitLab;

/// <summary>How GitLab is reached.</summary>
/// <param name="Api">https://gitlab.com/api/v4, or that of a server of one's own.</param>
/// <param name="Token">Of the caller: a personal, group or project access token.</param>
/// <param name="Problem">Why GitLab is not reached; null where nothing speaks against it.</param>
public sealed record GitLabSettings(Uri Api, SecretText? Token, string? Problem)
{
    public const string TokenVariable = "GITLAB_TOKEN";

    private const string UsualApi = "https://gitlab.com/api/v4";

    /// <summary>The variables that may hold the API's address; the second is set in GitLab's own jobs.</summary>
    public static readonly IReadOnlyList<string> ApiVariables = ["GITLAB_API_URL", "CI_API_V4_URL"];

    public static GitLabSettings Of(Func<string, string?> variable)
    {
        var name = ApiVariables.FirstOrDefault(candidate => variable(candidate) is { Length: > 0 });
        var address = name is null ? UsualApi : variable(name)!;
        var token = WebToken.Find(variable, [TokenVariable]);
        var isAddress = Uri.TryCreate(address, UriKind.Absolute, out var api)
            && api.AbsolutePath.Contains("/api/v4", StringComparison.Ordinal);
        var problem = !isAddress ? $"{name} is \"{Quoted.Shorten(address)}\", which is no address like {UsualApi}."
            : JsonService.WhyNot(api!) is { } unfit ? $"{name}: {unfit}"
            : token.Problem;
        return new GitLabSettings(isAddress ? api! : new Uri(UsualApi), token.Text, problem);
    }
}
