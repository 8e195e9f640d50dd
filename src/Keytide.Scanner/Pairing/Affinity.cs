using Keytide.Scanner.Clues;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Pairing;

/// <summary>
/// How far two clues are from belonging together: a cost, or none where they cannot. Structure weighs more than distance.
/// <code>
///   a line end                             25   a byte                            1/8
///   a blank line                           40   the secret before the id           10
///   a closed bracket or element           120   names that differ (PROD, DEV)     400
///   a section, list item or document      150   names that agree                  -60
///   a value without a name                 60   a name of a secret key            -40
///   an id that AWS hardly issued        40-150
/// </code>
/// </summary>
internal static class Affinity
{
    public const int None = int.MaxValue;

    private const int LimitNamed = 2400;
    private const int LimitCalledSecret = 1600;
    private const int LimitUnnamed = 700;

    /// <summary>An access key id and a secret key.</summary>
    public static int OfKey(Clue id, Clue secret, in Gap gap)
    {
        if (gap.IsFar || (id.Stand == StandIn.None) != (secret.Stand == StandIn.None))
        {
            return None;
        }

        var label = secret.Label;
        if (label.SaysAny(Words.Other) && !id.Label.SaysAny(Words.Other))
        {
            return None; // It has its own name, and the id has another.
        }

        var limit = label.NamesSecretKey ? LimitNamed
            : label.Says(Words.Secret) ? LimitCalledSecret
            : secret.Randomness == Randomness.Strong ? LimitUnnamed
            : LimitUnnamed / 2;
        if (!label.Says(Words.Secret)
            && (label.SaysAny(Words.Hash) || secret.Randomness == Randomness.None || (secret.IsTouched && !label.SaysAny(Words.Key))))
        {
            return None;
        }

        var cost = Distance(id, secret, gap) + OfNames(id.Label, label) + id.Key.Doubt
            + (label.NamesSecretKey ? -40 : label.Words == Words.None ? 60 : label.SaysAny(Words.Token | Words.Session) ? 200 : 20);
        return cost <= limit ? Math.Max(cost, 0) : None;
    }

    /// <summary>An access key id and a session token.</summary>
    public static int OfToken(Clue id, Clue token, in Gap gap)
    {
        const int OtherAccount = 600;
        const int LongLived = 800;
        if (gap.IsFar || id.Stand != StandIn.None)
        {
            return None;
        }

        var agrees = token.Account < 0 || id.Account < 0 || token.Account == id.Account;
        var cost = Distance(id, token, gap) + OfNames(id.Label, token.Label)
            + (agrees ? 0 : OtherAccount) + (id.Key.IsTemporary ? 0 : LongLived);
        return cost <= LimitNamed ? Math.Max(cost, 0) : None;
    }

    /// <summary>An access key id and an SES password: the id is the user name.</summary>
    public static int OfMailUser(Clue id, Clue password, in Gap gap)
    {
        if (gap.IsFar || id.Stand != StandIn.None || password.Label.SaysAny(Words.Hash))
        {
            return None;
        }

        var called = password.Label.SaysAny(Words.Password | Words.Mail | Words.Secret);
        var cost = Distance(id, password, gap) + OfNames(id.Label, password.Label) + (called ? 0 : 60);
        return cost <= (called ? LimitCalledSecret : LimitUnnamed) ? Math.Max(cost, 0) : None;
    }

    /// <summary>The user name and the password of a service-specific credential.</summary>
    public static int OfService(Clue user, Clue password, in Gap gap)
    {
        var cost = gap.IsFar ? None : Distance(user, password, gap) + OfNames(user.Label, password.Label);
        return cost <= LimitCalledSecret ? Math.Max(cost, 0) : None;
    }

    private static int Distance(Clue first, Clue second, in Gap gap) =>
        (gap.Bytes / 8) + (gap.LineEnds * 25) + (gap.BlankLines * 40) + (gap.Breaks * 150) + (gap.Ascent * 120)
        + (second.Start < first.Start ? 10 : 0) + (first.Trail == second.Trail ? 0 : 40);

    private static int OfNames(Label first, Label second) =>
        first.Qualifier == second.Qualifier ? (first.Qualifier == 0 ? 0 : -60)
        : first.Qualifier != 0 && second.Qualifier != 0 ? 400
        : 0;
}
