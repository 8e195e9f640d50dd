using Keytide.Scanner.Clues;
using Keytide.Scanner.Pairing;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Grading;

/// <summary>
/// Weighs a bundle. Structure and surroundings count, not the path and not words inside the value; only the documented examples and
/// placeholders are taken out, with the reason.
/// </summary>
internal static class Grader
{
    /// <summary>No lone id is more than medium: it is not a secret.</summary>
    private const int MostForId = 70;

    /// <summary>A stand-in ends below every level.</summary>
    private const int StandInPoints = -200;

    public static Grade Of(Bundle bundle, TextFacts facts) => bundle.Rule switch
    {
        Rule.AccessKeyPair => Pair(bundle),
        Rule.AccessKeyId => LoneId(bundle.Main),
        Rule.SecretAccessKey => LoneSecret(bundle.Main, facts),
        Rule.SessionToken => Token(bundle, facts),
        Rule.SesSmtpPassword => MailPassword(bundle),
        Rule.ServiceCredential when bundle.Id is not null => Service(bundle),
        _ => Whole(bundle.Main.Whole!, facts),
    };

    private static Grade Pair(Bundle bundle)
    {
        var secret = bundle.Main;
        var grade = Structure(new Grade().Add(bundle.Joint), bundle.Id!, forPair: true);
        Look(grade, secret, forPair: true)
            .AddIf(secret.Label.NamesSecretKey, "the secret is named as a secret key", 15)
            .AddIf(secret.Label.Words == Words.None, "the secret has no name", secret.Randomness == Randomness.Strong ? -5 : -20)
            .AddIf(bundle.Token is not null, "a session token completes it", 10)
            .AddIf(bundle.Id!.Key.IsTemporary && bundle.Token is null, "a temporary key without its session token", -20)
            .AddIf(
                bundle.Token is { Account: >= 0 } token && bundle.Id!.Account >= 0 && token.Account != bundle.Id.Account,
                "id and session token carry different accounts", -15);
        return Stand(Account(grade, bundle.Id.Account), secret.Stand == StandIn.None ? bundle.Id.Stand : secret.Stand);
    }

    private static Grade LoneId(Clue id)
    {
        var grade = Structure(new Grade().Add("the shape of an access key id", 40), id, forPair: false)
            .AddIf(id.Label.SaysAny(Words.Aws | Words.Id) && id.Label.SaysAny(Words.Access | Words.Key), "named as an access key", 15)
            .AddIf(id.Key.IsTemporary, "temporary, and without its secret", -25)
            .AddIf(id.IsTouched, "part of a longer word", -10)
            .NoMoreThan(MostForId, "an id alone is not a secret");
        return Stand(Account(grade, id.Account), id.Stand);
    }

    private static Grade Structure(Grade grade, Clue id, bool forPair)
    {
        var key = id.Key;
        if (!key.IsBase32)
        {
            return grade.Add("holds characters that no access key id has", forPair ? -20 : -22);
        }

        if (!key.IsNewGeneration)
        {
            return key.IsKnownOldGeneration
                ? grade.Add("an id from before 2019", forPair ? 0 : -5)
                : grade.Add("the fifth character fits no known generation", forPair ? -5 : key.IsAllLetters ? -60 : -20);
        }

        return id.Account >= 0
            ? grade.Add("carries an account number", forPair ? 10 : 20)
                .AddIf(key.IsWordLike, "letters only, as words are", forPair ? 0 : -20)
            : grade.Add("carries a number that no account can have", forPair ? -15 : -22);
    }

    private static Grade Account(Grade grade, long account) =>
        grade.AddIf(DocumentedAccounts.Has(account), "an account number from AWS's documentation", -70);

    private static Grade LoneSecret(Clue secret, TextFacts facts)
    {
        var label = secret.Label;
        var grade = new Grade();
        if (label.NamesSecretKey)
        {
            grade.Add("named as a secret key", label.SaysAny(Words.Aws) || label.Says(Words.Secret | Words.Access) ? 55 : 45);
        }
        else if (label.Says(Words.Secret))
        {
            grade.Add("named as a secret", 32);
        }
        else if (label.SaysAny(Words.Key | Words.Password | Words.Token | Words.Credential | Words.User))
        {
            grade.Add(
                "named as a key, password or token",
                label.Says(Words.Aws) ? 35 : label.Says(Words.Credential) ? 22 : 8);
        }
        else if (label.Says(Words.Aws))
        {
            grade.Add("named for AWS", 20);
        }
        else
        {
            grade.Add("without a name", -25);
        }

        Look(grade, secret, forPair: false)
            .AddIf(secret.IsNearAws && !label.Says(Words.Aws), "AWS is spoken of nearby", 12)
            .AddIf(label.SaysAny(Words.Hash), "named as a hash, signature or certificate", -60)
            .AddIf(label.SaysAny(Words.Session), "named as a session token", -15)
            .AddIf(label.SaysAny(Words.Other), "named for another service or purpose", -40)
            .AddIf(secret.IsTouched, "part of a longer word", -30)
            .AddIf(facts.IsForTests && !label.NamesSecretKey, "in a folder of tests", -10);
        return Stand(grade, secret.Stand);
    }

    private static Grade Look(Grade grade, Clue secret, bool forPair) => secret.Randomness switch
    {
        Randomness.Strong => grade.Add("looks like thirty random bytes", forPair ? 20 : 25),
        Randomness.Weak => grade.Add("hardly looks random", forPair ? 0 : 5),
        _ => grade.Add("does not look random", forPair ? -45 : -35),
    };

    private static Grade Token(Bundle bundle, TextFacts facts)
    {
        var token = bundle.Main;
        var grade = new Grade().Add("the beginning of a session token", 45)
            .AddIf(token.Account >= 0, "carries an account number", 15)
            .AddIf(token.IssuedAt is not null, "carries the time of its issue", 10)
            .AddIf(token.Account < 0 && token.IssuedAt is null, "does not decode", -20)
            .Add("of no use without its key", -10);
        return Ended(grade, facts, token.IssuedAt + SessionTokenShape.LongestLife);
    }

    private static Grade MailPassword(Bundle bundle)
    {
        var label = bundle.Main.Label;
        var named = label.SaysAny(Words.Mail | Words.Password);
        var grade = new Grade().Add("the version and length of an SES password", 15)
            .AddIf(bundle.Id is not null, "an access key id beside it is the user name", 30)
            .AddIf(named, "named as a password", 15)
            .AddIf(label.Says(Words.Mail), "named for mail", 10)
            .AddIf(bundle.Main.IsNearAws, "mail is spoken of nearby", 20)
            .AddIf(label.SaysAny(Words.Hash), "named as a hash, signature or certificate", -60)
            .AddIf(bundle.Id is null && !named, "neither user name nor name", -20);
        return grade;
    }

    private static Grade Service(Bundle bundle) => Account(new Grade().Add(bundle.Joint), bundle.Id!.Account)
        .Add("a user name with an account, and a password of 32 bytes", 25)
        .AddIf(bundle.Main.Label.SaysAny(Words.Password), "named as a password", 10)
        .AddIf(bundle.Main.Label.SaysAny(Words.Hash), "named as a hash, signature or certificate", -60);

    private static Grade Whole(WholeCredential whole, TextFacts facts)
    {
        var grade = new Grade();
        foreach (var reason in whole.Reasons.Where(reason => reason.Points != 0))
        {
            grade.Add(reason);
        }

        Account(grade, whole.Account).AddIf(facts.IsForTests && whole.Rule == Rule.PrivateKey, "in a folder of tests", -15);
        return whole.EndsByItself ? Ended(grade, facts, whole.ExpiresAt) : grade;
    }

    private static Grade Ended(Grade grade, TextFacts facts, DateTimeOffset? end)
    {
        if (end is not { } known || facts.Now is not { } now)
        {
            return grade;
        }

        return known < now
            ? grade.Add("has expired", -20).NoMoreThan(40, "of no more use")
            : grade.Add("has not expired yet", 15);
    }

    private static Grade Stand(Grade grade, StandIn stand) => stand switch
    {
        StandIn.DocumentedExample => grade.Add("an example from AWS's documentation", StandInPoints),
        StandIn.Placeholder => grade.Add("a placeholder", StandInPoints),
        _ => grade,
    };
}
