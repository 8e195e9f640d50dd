using Keytide.Scanner.Clues;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Pairing;

/// <summary>
/// Makes bundles of the clues of one cluster. Ids and secrets that find no partner are left for the whole text to decide.
/// </summary>
internal static class ClusterJoiner
{
    private const int SameRecord = 130;
    private const int Near = 500;

    public static List<Bundle> Join(List<Clue> clues, List<Clue> leftOver)
    {
        var bundles = new List<Bundle>();
        var keys = Keys(clues);
        var tokens = Tokens(clues);
        var mails = Mails(clues);
        foreach (var key in keys)
        {
            var token = tokens.FindIndex(match => match.First == key.First);
            bundles.Add(new Bundle(Rule.AccessKeyPair, Use(clues[key.Second]))
            {
                Id = Use(clues[key.First]),
                Token = token < 0 ? null : Use(clues[tokens[token].Second]),
                Joint = Joint(key.Cost - clues[key.First].Key.Doubt),
            });
        }

        foreach (var mail in mails)
        {
            bundles.Add(new Bundle(Rule.SesSmtpPassword, Use(clues[mail.Second]))
            {
                Id = Use(clues[mail.First]),
                Joint = Joint(mail.Cost),
            });
        }

        foreach (var service in Services(clues))
        {
            bundles.Add(new Bundle(Rule.ServiceCredential, Use(clues[service.Second]))
            {
                Id = Use(clues[service.First]),
                Joint = Joint(service.Cost),
            });
        }

        // A token whose id has no secret here still says whose it is.
        foreach (var token in tokens.Where(match => !clues[match.Second].IsUsed))
        {
            bundles.Add(new Bundle(Rule.SessionToken, Use(clues[token.Second])) { Id = clues[token.First] });
        }

        AddSingles(clues, bundles, leftOver);
        return bundles;
    }

    /// <summary>
    /// Where a cluster that has grown too large is best parted: the last place that no match spans, with some clues behind it that the
    /// matches before it had to choose from. The end of the cluster where there is no such place.
    /// </summary>
    public static int WhereToCut(List<Clue> clues)
    {
        var spanned = new bool[clues.Count + 1];
        foreach (var match in Keys(clues).Concat(Tokens(clues)).Concat(Mails(clues)).Concat(Services(clues)))
        {
            var first = Math.Min(match.First, match.Second);
            spanned.AsSpan(first + 1, Math.Max(match.First, match.Second) - first).Fill(true);
        }

        var cut = clues.Count - Matching.Neighbours;
        while (cut > 0 && spanned[cut])
        {
            cut--;
        }

        return cut > 0 ? cut : clues.Count;
    }

    private static List<Match> Keys(List<Clue> clues) => Matching.Join(clues, ClueKind.AccessKeyId, ClueKind.Secret, Affinity.OfKey);

    private static List<Match> Tokens(List<Clue> clues) =>
        Matching.Join(clues, ClueKind.AccessKeyId, ClueKind.SessionToken, Affinity.OfToken);

    private static List<Match> Mails(List<Clue> clues) =>
        Matching.Join(clues, ClueKind.AccessKeyId, ClueKind.SesPassword, Affinity.OfMailUser);

    private static List<Match> Services(List<Clue> clues) =>
        Matching.Join(clues, ClueKind.ServiceUser, ClueKind.ServicePassword, Affinity.OfService);

    private static void AddSingles(List<Clue> clues, List<Bundle> bundles, List<Clue> leftOver)
    {
        foreach (var clue in clues.Where(clue => !clue.IsUsed))
        {
            switch (clue.Kind)
            {
                case ClueKind.AccessKeyId or ClueKind.Secret when clue.Stand == StandIn.None:
                    leftOver.Add(clue);
                    break;
                case ClueKind.AccessKeyId:
                    bundles.Add(new Bundle(Rule.AccessKeyId, Use(clue)));
                    break;
                case ClueKind.Secret:
                    bundles.Add(new Bundle(Rule.SecretAccessKey, Use(clue)));
                    break;
                case ClueKind.SessionToken:
                    bundles.Add(new Bundle(Rule.SessionToken, Use(clue)));
                    break;
                case ClueKind.SesPassword:
                    bundles.Add(new Bundle(Rule.SesSmtpPassword, Use(clue)));
                    break;
                case ClueKind.Whole:
                    bundles.Add(new Bundle(clue.Whole!.Rule, Use(clue)));
                    break;
            }
        }
    }

    private static Reason Joint(int cost) => cost switch
    {
        <= SameRecord => new Reason("id and secret stand in one record", 70),
        <= Near => new Reason("id and secret stand close together", 62),
        _ => new Reason("id and secret are the nearest to one another", 52),
    };

    private static Clue Use(Clue clue)
    {
        clue.IsUsed = true;
        return clue;
    }
}
