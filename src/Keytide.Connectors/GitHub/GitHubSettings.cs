using Keytide.Connectors.Web;

namespace Keytide.Connectors.GitHub;

/// <summary>How GitHub is reached.</summary>
/// <param name="Api">https://api.github.com, or a GitHub Enterprise Server's https://HOST/api/v3.</param>
/// <param name="Token">Of the caller.</param>
/// <param name="Problem">Why GitHub is not reached; null where nothing speaks against it.</param>
public sealed record GitHubSettings(Uri Api, SecretText? Token, string? Problem)
{
    public const string ApiVariable = "GITHUB_API_URL";

    private const string UsualApi = "https://api.github.com";

    /// <summary>The variables that may hold the token, in the order of GitHub's own client.</summary>
    public static readonly IReadOnlyList<string> TokenVariables = ["GH_TOKEN", "GITHUB_TOKEN"];

    public static GitHubSettings Of(Func<string, string?> variable)
    {
        var address = variable(ApiVariable) is { Length: > 0 } given ? given : UsualApi;
        var token = WebToken.Find(variable, TokenVariables);
        var isAddress = Uri.TryCreate(address, UriKind.Absolute, out var api);
        var problem = !isAddress ? $"{ApiVariable} is \"{Quoted.Shorten(address)}\", which is no address like {UsualApi}."
            : JsonService.WhyNot(api!) is { } unfit ? $"{ApiVariable}: {unfit}"
            : token.Problem;
        return new GitHubSettings(isAddress ? api! : new Uri(UsualApi), token.Text, problem);
    }
}
