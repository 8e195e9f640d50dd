namespace Keytide.Scanning;

/// <summary>A kind of file that a repository's .gitignore should keep out, because it holds credentials by its nature.</summary>
/// <param name="Lines">What keeps it out, as it would stand in .gitignore.</param>
/// <param name="Samples">Paths of such files; all of them must be kept out.</param>
public sealed record IgnoreExpectation(IReadOnlyList<string> Lines, IReadOnlyList<string> Samples)
{
    /// <summary>What the tools of AWS, its SDKs, terraform and OpenSSH leave behind, and what developers keep beside their code.</summary>
    public static IReadOnlyList<IgnoreExpectation> All { get; } =
    [
        new([".env"], [".env", "app/.env"]),
        new([".env.*", "!.env.example"], [".env.local", "app/.env.production"]),
        new([".aws/"], [".aws/credentials", ".aws/config", "home/.aws/sso/cache/token.json"]),
        new(["*.pem"], ["server.pem", "certificates/deep/key.pem"]),
        new(["*.key"], ["server.key", "certificates/client.key"]),
        new(["*.p12", "*.pfx"], ["client.p12", "certificates/client.pfx"]),
        new(["*accessKeys.csv"], ["accessKeys.csv", "alice_accessKeys.csv"]),
        new(["*credentials.csv"], ["credentials.csv", "alice_credentials.csv"]),
        new(["rootkey.csv"], ["rootkey.csv"]),
        new(["*.tfstate", "*.tfstate.*"], ["terraform.tfstate", "infra/prod.tfstate", "terraform.tfstate.backup"]),
        new([".boto", ".s3cfg", ".passwd-s3fs"], [".boto", ".s3cfg", ".passwd-s3fs"]),
        new(["id_rsa", "id_ecdsa", "id_ed25519"], ["id_rsa", ".ssh/id_ecdsa", ".ssh/id_ed25519"]),
    ];

    /// <summary>True when every sample is left out, itself or a folder above it.</summary>
    /// <param name="rules">Of the repository.</param>
    /// <param name="fromTop">The folder that is looked at, from the top of the repository with slashes; "" for the top.</param>
    public bool IsKeptOut(IgnoreRules rules, string fromTop) => Samples.All(sample => IsKeptOut(rules, fromTop, sample));

    private static bool IsKeptOut(IgnoreRules rules, string fromTop, string sample)
    {
        var path = fromTop.Length == 0 ? sample : fromTop + "/" + sample;
        for (var slash = path.IndexOf('/', fromTop.Length == 0 ? 0 : fromTop.Length + 1); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (rules.Ignore(path[..slash], isFolder: true))
            {
                return true;
            }
        }

        return rules.Ignore(path, isFolder: false);
    }
}
