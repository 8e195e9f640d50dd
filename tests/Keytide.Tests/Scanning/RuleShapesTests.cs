using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>The credentials that are whole by themselves are found in every text and encoding that may hold them.</summary>
public sealed class RuleShapesTests
{
    private const int Seeds = 8;

    // {0} the credential, {1} with its signs as in a URL, {2} as in HTML, {3} as in JSON written by .NET, {4} in base64, {5} cut in two.
    private static readonly string[] Holders =
    [
        "{0}",
        "x\n{0}\ny",
        "TOKEN={0}\n",
        "export TOKEN='{0}'\n",
        "{{\"token\": \"{0}\"}}",
        "{{\"a\":{{\"b\":[\"{0}\"]}}}}",
        "key: {0}\n",
        "  - {0}\n",
        "<token>{0}</token>",
        "<a token=\"{0}\"/>",
        "Authorization: Bearer {0}\r\n",
        "x-api-key: {0}\r\n",
        "curl -H \"Authorization: Bearer {0}\" https://x/\n",
        "client = Client(api_key=\"{0}\")\n",
        "const c = new Client({{ apiKey: '{0}' }});",
        "{{\\\"token\\\":\\\"{0}\\\"}}",
        "msg=\"got {0}\"\n",
        "2026-05-01T10:00:00Z INFO token {0} accepted\n",
        "\u001b[32m{0}\u001b[0m\n",
        "a,b,{0},c\r\n",
        "| token | {0} |\n",
        "`{0}`",
        "+{0}\n",
        "-token: {0}\n",
        "# {0}\n",
        "({0})",
        "token%3D{1}%26x%3D1",
        "?token={1}&x=1",
        "{{\"token\":\"{3}\"}}",
        "data:\n  token: {4}\n",
    ];

    private static readonly Dictionary<string, (Rule Rule, Func<Forge, string> Make)> Kinds = new()
    {
        ["Bedrock, long-term"] = (Rule.BedrockApiKey, f => f.BedrockKey("BedrockAPIKey-" + f.Text(4, Forge.Hex), f.Account())),
        ["Bedrock, any user"] = (Rule.BedrockApiKey, f => f.BedrockKey("ci.deploy@team+" + f.Random.Next(9), f.Account())),
        ["Bedrock, short-term"] = (Rule.BedrockApiKey, f => "bedrock-api-key-" + Forge.Encode(
            "bedrock.amazonaws.com/?Action=CallWithBearerToken&" + f.SignedQuery(f.Temporary(), Found.Now.AddHours(-1), 43200, "bedrock"))),
        ["Claude Platform, long-term"] = (Rule.ClaudePlatformKey, f => f.ClaudePlatformKey(f.Account())),
        ["Claude Platform, short-term"] = (Rule.ClaudePlatformKey, f => "aws-external-anthropic-api-key-" + Forge.Encode(
            "aws-external-anthropic.amazonaws.com/?Action=Call&" + f.SignedQuery(f.Temporary(), Found.Now.AddHours(-1), 43200, "x"))),
        ["EKS"] = (Rule.EksToken, f => "k8s-aws-v1." + Forge.Encode(
            "https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&"
            + f.SignedQuery(f.LongLived(), Found.Now.AddMinutes(-3), 60, "sts")).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
        ["session token"] = (Rule.SessionToken, f => f.SessionToken(f.Account(), Found.Now.AddHours(-1))),
        ["AppSync"] = (Rule.AppSyncKey, f => "da2-" + f.Text(24, "abcdefghijklmnopqrstuvwxyz234567") + "a2"),
        ["MWS"] = (Rule.MwsToken, f => "amzn.mws." + new Guid(f.Bytes(16))),
    };

    public static TheoryData<string> Names() => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_credential_is_found_whatever_holds_it(string kind)
    {
        var missed = new SortedSet<string>();
        var (rule, make) = Kinds[kind];
        foreach (var holder in Holders)
        {
            for (var seed = 0; seed < Seeds; seed++)
            {
                var credential = make(new Forge(seed));
                var text = string.Format(
                    holder,
                    credential,
                    Uri.EscapeDataString(credential),
                    System.Net.WebUtility.HtmlEncode(credential),
                    credential.Replace("+", "\\u002B").Replace("/", "\\/").Replace("&", "\\u0026"),
                    Forge.Encode(credential));
                foreach (var (encoding, encode) in Encodings.All)
                {
                    var found = Found.In(encode(text));
                    var least = rule == Rule.MwsToken ? Confidence.Low : Confidence.Medium;
                    if (!found.Exists(one =>
                        one.Rule == rule && one.Confidence >= least && one.Secret.TrimEnd('=') == credential.TrimEnd('=')))
                    {
                        missed.Add($"{encoding}: {holder.Replace("\n", "\\n")} -> {string.Join(" | ", found.Select(one => one.Rule))}");
                    }
                }
            }
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }
}
