using System.Collections.Frozen;

namespace Keytide.Distribution;

/// <summary>
/// Where a key is delivered, as written after <c>--to</c>:
/// <code>
/// secretsmanager:NAME[?region=R]   ssm:/PATH[?region=R]        credentials-file:PATH#PROFILE
/// dotenv:PATH                      json-file:PATH              exec:PATH
/// webhook:URL                      vault:MOUNT/PATH            kubernetes:NAMESPACE/SECRET[#CONTEXT]
/// github:OWNER/REPO[#ENVIRONMENT]  gitlab:PROJECT[#SCOPE]
/// </code>
/// After all of them but credentials-file, exec and webhook may follow <c>?form=ses-smtp&amp;smtp-region=R</c>. It holds no secret: user
/// information in an address is refused.
/// </summary>
public sealed record DestinationAddress
{
    private const int LongestAddress = 2048;

    private static readonly FrozenDictionary<string, DestinationKind> Kinds = new Dictionary<string, DestinationKind>
    {
        ["secretsmanager"] = DestinationKind.SecretsManager,
        ["ssm"] = DestinationKind.Ssm,
        ["credentials-file"] = DestinationKind.CredentialsFile,
        ["dotenv"] = DestinationKind.Dotenv,
        ["json-file"] = DestinationKind.JsonFile,
        ["exec"] = DestinationKind.Exec,
        ["webhook"] = DestinationKind.Webhook,
        ["vault"] = DestinationKind.Vault,
        ["kubernetes"] = DestinationKind.Kubernetes,
        ["github"] = DestinationKind.GitHub,
        ["gitlab"] = DestinationKind.GitLab,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string _text;

    private DestinationAddress(string text, DestinationKind kind, string name, string? part, DestinationQuery query)
    {
        _text = text;
        Kind = kind;
        Name = name;
        Part = part;
        Region = query.Region;
        SmtpRegion = query.SmtpRegion;
    }

    public DestinationKind Kind { get; }

    /// <summary>The name, path or URL between the kind and what qualifies it.</summary>
    public string Name { get; }

    /// <summary>What follows the <c>#</c>: a profile, a context, a deployment environment or the scope of a variable.</summary>
    public string? Part { get; }

    /// <summary>The AWS region the place itself is in, where one was given.</summary>
    public string? Region { get; }

    /// <summary>
    /// The region whose SES SMTP user name and password are delivered in place of the access key; null for the key itself.
    /// </summary>
    public string? SmtpRegion { get; }

    /// <exception cref="KeytideException">The text names no destination.</exception>
    public static DestinationAddress Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !Kinds.TryGetValue(text[..colon], out var kind))
        {
            throw Wrong(text, $"does not begin with a kind: one of {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}");
        }

        if (text.Length > LongestAddress || text.Any(char.IsControl))
        {
            throw Wrong(text, "is too long or has control characters");
        }

        var (rest, query) = DestinationQuery.Take(kind, text[(colon + 1)..]);
        if (query.Problem is { } problem)
        {
            throw Wrong(text, problem);
        }

        var (name, part) = Split(kind, rest);
        Check(text, kind, name, part);
        return new DestinationAddress(text, kind, name, part, query);
    }

    /// <summary>Whether <see cref="Name"/> is a path on this machine.</summary>
    public bool IsLocalFile =>
        Kind is DestinationKind.CredentialsFile or DestinationKind.Dotenv or DestinationKind.JsonFile or DestinationKind.Exec;

    /// <summary>
    /// The same place with its path made whole, so that it stays the same wherever Keytide is started next; other kinds as they are.
    /// </summary>
    /// <param name="whole">Makes a path whole.</param>
    /// <exception cref="KeytideException">The whole path cannot be part of an address.</exception>
    public DestinationAddress WithWholePath(Func<string, string> whole) => IsLocalFile
        ? Parse(
            $"{_text[.._text.IndexOf(':', StringComparison.Ordinal)]}:{whole(Name)}{(Part is null ? "" : $"#{Part}")}"
            + DestinationQuery.Text(SmtpRegion))
        : this;

    public bool Equals(DestinationAddress? other) => other is not null && _text == other._text;

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text;

    private static (string Name, string? Part) Split(DestinationKind kind, string rest) =>
        kind is DestinationKind.CredentialsFile or DestinationKind.Kubernetes or DestinationKind.GitHub or DestinationKind.GitLab
        && rest.LastIndexOf('#') is var hash and >= 0
            ? (rest[..hash], rest[(hash + 1)..])
            : (rest, null); // A webhook's URL keeps its query and fragment.

    private static void Check(string text, DestinationKind kind, string name, string? part)
    {
        if (name.Length == 0 || part is { Length: 0 })
        {
            throw Wrong(text, "has an empty part");
        }

        var problem = kind switch
        {
            DestinationKind.CredentialsFile when part is null => "lacks the profile: credentials-file:PATH#PROFILE",
            DestinationKind.CredentialsFile when !IsProfile(part!) => "names a profile with characters that a profile cannot have",
            DestinationKind.Ssm when name[0] != '/' => "names a parameter that does not begin with a slash",
            DestinationKind.Webhook when !IsWebAddress(name) => "is not an http or https address without user information",
            DestinationKind.Vault when !HasTwoSegments(name) => "is not vault:MOUNT/PATH",
            DestinationKind.Kubernetes when !HasTwoSegments(name) || name.Count(c => c == '/') > 1 => "is not kubernetes:NAMESPACE/SECRET",
            DestinationKind.GitHub when !HasTwoSegments(name) || name.Count(c => c == '/') > 1 => "is not github:OWNER/REPO",
            DestinationKind.GitLab when name.Split('/').Any(IsNoSegment) => "is not gitlab:GROUP/PROJECT or gitlab:NUMBER",
            _ => null,
        };
        if (problem is not null)
        {
            throw Wrong(text, problem);
        }
    }

    private static bool IsProfile(string text) => !text.AsSpan().ContainsAny("[]\r\n\t;#") && text.Trim() == text;

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0;

    // No empty, "." or ".." segment: the name becomes a path in somebody else's address.
    private static bool HasTwoSegments(string name) =>
        name.Split('/') is { Length: >= 2 } segments && !segments.Any(IsNoSegment);

    private static bool IsNoSegment(string segment) => segment is "" or "." or "..";

    private static KeytideException Wrong(string text, string problem) => new(
        $"The destination \"{Quoted.Shorten(text)}\" {problem}.",
        "Give one such as secretsmanager:NAME, ssm:/PATH, credentials-file:PATH#PROFILE, dotenv:PATH or exec:PATH.");
}
