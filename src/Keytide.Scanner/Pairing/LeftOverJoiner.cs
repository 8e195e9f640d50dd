using Keytide.Scanner.Clues;

namespace Keytide.Scanner.Pairing;

/// <summary>
/// The second look, at the end of a text, at ids and secrets that are far from one another: they are joined when their names agree
/// (PROD_…), or when the text has just one id and just one secret key left.
/// </summary>
internal static class LeftOverJoiner
{
    /// <summary>Bundles for all that is left over, joined or alone.</summary>
    public static List<Bundle> Join(List<Clue> leftOver)
    {
        var bundles = new List<Bundle>();
        if (leftOver.Count == 0)
        {
            return bundles;
        }

        var ids = leftOver.Where(clue => clue.Kind == ClueKind.AccessKeyId).ToList();
        var secrets = leftOver.Where(clue => clue.Kind == ClueKind.Secret && clue.Label.NamesSecretKey).ToList();
        foreach (var group in secrets.Where(secret => secret.Label.Qualifier != 0).GroupBy(secret => secret.Label.Qualifier))
        {
            var sameName = ids.Where(id => id.Label.Qualifier == group.Key).ToList();
            if (OneValue(group) && sameName.Count > 0 && OneValue(sameName))
            {
                bundles.Add(Pair(sameName[0], group.First(), "id and secret have names that agree", 55));
            }
        }

        ids.RemoveAll(id => id.IsUsed);
        secrets.RemoveAll(secret => secret.IsUsed);
        if (ids.Count > 0 && secrets.Count > 0 && OneValue(ids) && OneValue(secrets) && MayAgree(ids[0].Label, secrets[0].Label))
        {
            bundles.Add(Pair(ids[0], secrets[0], "the only id and the only secret key of this text", 50));
        }

        foreach (var clue in leftOver.Where(clue => !clue.IsUsed))
        {
            clue.IsUsed = true;
            bundles.Add(new Bundle(clue.Kind == ClueKind.AccessKeyId ? Rule.AccessKeyId : Rule.SecretAccessKey, clue));
        }

        return bundles;
    }

    private static Bundle Pair(Clue id, Clue secret, string reason, int points)
    {
        id.IsUsed = true;
        secret.IsUsed = true;
        return new Bundle(Rule.AccessKeyPair, secret) { Id = id, Joint = new Reason(reason, points) };
    }

    private static bool OneValue(IEnumerable<Clue> clues)
    {
        Clue? first = null;
        foreach (var clue in clues)
        {
            first ??= clue;
            if (!clue.Value.SequenceEqual(first.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MayAgree(Label id, Label secret) => id.Qualifier == 0 || secret.Qualifier == 0 || id.Qualifier == secret.Qualifier;
}
