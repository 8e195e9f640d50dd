using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>Half of a pair is found in every shape whose text says what it is.</summary>
public sealed class LoneShapesTests
{
    private const int Seeds = 60;

    // What stands here without its id is forty characters and nothing else: no name, no call, no word of AWS.
    private static readonly HashSet<string> WithoutContext =
    [
        "patch, removed bare lines", "bare lines", "diff of bare lines", "one line", "id:secret", "id/secret", "s3fs", "s3fs password file",
        "s3fs, command", "both in pieces", "a binary's strings", "a Go binary's strings", "Salt", "24 bit colours", "CI log with colours",
        "\\x escapes", "\\u escapes", "hexadecimal entities", "CDK context", "C#, fields", "Python, bytes", "assembly", "aws iam, text",
        "curl, quoted apart", "curl, old date header", "wget", "new_user_credentials.csv, quoted", "notebook, HTML output",
        "JavaScript, minified variables", "minified JavaScript", "docker config", "basic authorization", "encoded PowerShell command",
        "concatenated in SQL", "string builder", "s3a URL", "s3 URL, encoded twice", "duplicity URL", "SQS broker URL",
        "SQS broker URL, plain", "Java, session", "percent, every byte", "percent twice, every byte", "octal escapes",
    ];

    public static TheoryData<string> Names() => [.. Shapes.All.Keys.Where(shape => !WithoutContext.Contains(shape))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_secret_without_its_id_is_found_by_its_context(string shape)
    {
        var missed = Missed(shape, key => key with { Id = "${FROM_THE_VAULT}234" }, (one, key) => one.Secret == key.Secret);
        Assert.True(missed.Count <= 2, $"{missed.Count} of {Seeds} were missed, for example:\n{missed.LastOrDefault()}");
    }

    [Theory]
    [MemberData(nameof(Shapes.Names), MemberType = typeof(Shapes))]
    public void An_id_without_its_secret_is_found(string shape)
    {
        var missed = Missed(
            shape,
            key => key with { Secret = "${FROM_THE_VAULT}, which is not here, no" },
            (one, key) => one.Rule == Rule.AccessKeyId && one.Finding.AccessKeyId == key.Id);
        Assert.True(missed.Count <= 1, $"{missed.Count} of {Seeds} were missed, for example:\n{missed.LastOrDefault()}");
    }

    private static List<string> Missed(string shape, Func<KeyPair, KeyPair> halve, Func<Found, KeyPair, bool> matches)
    {
        var missed = new List<string>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var key = new Forge(seed).LongLived();
            var text = Shapes.All[shape](halve(key));
            var found = Found.In(text);
            if (!found.Exists(one => one.Counts && matches(one, key)))
            {
                missed.Add(text + "\n" + string.Join(" | ", found.Select(one => one.Show())));
            }
        }

        return missed;
    }
}
