using System.Globalization;
using System.Text;
using Keytide.Scanner.Clues;
using Keytide.Scanner.Grading;
using Keytide.Scanner.Layers;
using Keytide.Scanner.Pairing;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Writing;

/// <summary>Turns bundles into findings and hands them over together with the bytes of their secrets.</summary>
internal sealed class FindingWriter(ScannerSettings settings)
{
    public void Write(Bundle bundle, TextFacts facts, LeakHandler found)
    {
        var grade = Grader.Of(bundle, facts);
        if (grade.Confidence == Confidence.Ignored && !settings.IncludeIgnored)
        {
            return;
        }

        var main = bundle.Main;
        var expires = ExpiresAt(bundle);
        var finding = new Finding
        {
            Rule = bundle.Rule,
            Confidence = grade.Confidence,
            Score = grade.Score,
            Reasons = grade.Reasons,
            Parts = Parts(bundle),
            Fingerprint = settings.TakesFingerprints ? Fingerprint.Of(bundle, settings.FingerprintKey.Span) : "",
            Redacted = Redaction.Of(bundle),
            Excerpt = main.Excerpt,
            AllowText = main.AllowText,
            AccessKeyId = AccessKeyId(bundle),
            AccountId = Account(bundle),
            Principal = main.Whole?.Principal ?? Principal(bundle),
            ExpiresAt = expires,
            Expired = expires < facts.Now,
            Encoding = Encodings(main.Trail),
        };
        var secret = bundle.Rule == Rule.AccessKeyId ? default : main.Value;
        found(new Leak(finding, secret, bundle.Token is { } token ? token.Value : default));
    }

    private static List<FindingPart> Parts(Bundle bundle)
    {
        var kind = bundle.Rule switch
        {
            Rule.AccessKeyId => PartKind.Identifier,
            Rule.SessionToken => PartKind.SessionToken,
            _ => PartKind.Secret,
        };
        var parts = new List<FindingPart> { Part(kind, bundle.Main) };
        if (bundle.Id is { } id)
        {
            parts.Add(Part(PartKind.Identifier, id));
        }

        if (bundle.Token is { } token)
        {
            parts.Add(Part(PartKind.SessionToken, token));
        }

        return parts;
    }

    private static FindingPart Part(PartKind kind, Clue clue) =>
        new(kind, clue.Start, (int)Math.Min(clue.End - clue.Start, int.MaxValue), clue.Line, clue.Column);

    private static string? AccessKeyId(Bundle bundle)
    {
        var id = bundle.Main.Kind == ClueKind.AccessKeyId ? bundle.Main : bundle.Id;
        return id?.Kind == ClueKind.AccessKeyId ? Encoding.ASCII.GetString(id.Value) : bundle.Main.Whole?.AccessKeyId;
    }

    private static string? Account(Bundle bundle)
    {
        foreach (var account in new[] { bundle.Main.Whole?.Account, bundle.Id?.Account, bundle.Token?.Account, bundle.Main.Account })
        {
            if (account is >= 0)
            {
                return account.Value.ToString("D12", CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static string? Principal(Bundle bundle)
    {
        if (bundle.Id is not { Kind: ClueKind.ServiceUser } user)
        {
            return null;
        }

        return AccountUser.TryRead(user.Value, user.Value.LastIndexOf("-at-"u8), out var name) ? name.Name(user.Value) : null;
    }

    private static DateTimeOffset? ExpiresAt(Bundle bundle)
    {
        var token = bundle.Rule == Rule.SessionToken ? bundle.Main : bundle.Token;
        return bundle.Main.Whole?.ExpiresAt ?? token?.IssuedAt + SessionTokenShape.LongestLife;
    }

    private static string? Encodings(uint trail)
    {
        var names = new List<string>();
        for (; trail != 0; trail >>= 4)
        {
            names.Add((LayerKind)(trail & 15) switch
            {
                LayerKind.Base64 => "base64",
                LayerKind.Wide => "utf-16",
                _ => "escapes",
            });
        }

        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
