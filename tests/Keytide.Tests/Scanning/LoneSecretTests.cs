using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>A secret whose id is elsewhere is found by its name and its look.</summary>
public sealed class LoneSecretTests
{
    private static readonly string[] Contexts =
    [
        "aws_secret_access_key = {0}\n",
        "AWS_SECRET_ACCESS_KEY={0}\n",
        "export AWS_SECRET_ACCESS_KEY='{0}'\n",
        "\"SecretAccessKey\": \"{0}\",\n",
        "secretAccessKey: \"{0}\",\n",
        "secret_key = \"{0}\"\n",
        "aws.secretKey={0}\n",
        "<secretKey>{0}</secretKey>",
        "<key>AWSSecretKey</key>\n<string>{0}</string>",
        "<add key=\"AWSSecretKey\" value=\"{0}\"/>",
        "{{\"Name\":\"AWS_SECRET_ACCESS_KEY\",\"Value\":\"{0}\"}}",
        "{{\"value\":\"{0}\",\"name\":\"AWS_SECRET_ACCESS_KEY\"}}",
        "- name: AWS_SECRET_ACCESS_KEY\n  value: {0}\n",
        "ENV AWS_SECRET_ACCESS_KEY {0}\n",
        "setx AWS_SECRET_ACCESS_KEY {0}\n",
        "aws configure set aws_secret_access_key {0}\n",
        "Set-AWSCredential -SecretKey {0} -StoreAs x\n",
        "const s3Secret = '{0}';\n",
        "private static final String SECRET_KEY = \"{0}\";\n",
        "$config['awsSecretKey'] = '{0}';\n",
        ":secret_access_key => \"{0}\",\n",
        "SecretAccessKey                  {0}\n",
        "Secret access key: {0}\n",
        "my aws secret key is {0} ok?\n",
        "12:00:01 INFO secret_access_key={0}\n",
        "spark.hadoop.fs.s3a.secret.key {0}\n",
        "--secret-key {0} --bucket b\n",
        "client_secret: '{0}' # aws\n",
    ];

    private static readonly string[] HiddenContexts =
    [
        "data:\n  AWS_SECRET_ACCESS_KEY: {1}\n",
        "secret_key = \"{2}\" + \"{3}\"\n",
        "\"secretKey\": \"{4}\"\n",
        "?SecretAccessKey={5}&x=1\n",
    ];

    [Fact]
    public void Of_secrets_with_a_name_at_least_ninety_seven_in_a_hundred_are_found()
    {
        const int Each = 400;
        var forge = new Forge(11);
        foreach (var context in Contexts.Concat(HiddenContexts))
        {
            var missed = new List<string>();
            for (var i = 0; i < Each; i++)
            {
                var secret = forge.Secret();
                var text = "# settings\n" + Fill(context, secret) + "\n# end\n";
                if (!Found.In(text).Exists(one => one.Rule == Rule.SecretAccessKey && one.Counts && one.Secret == secret))
                {
                    missed.Add(text);
                }
            }

            Assert.True(missed.Count <= Each * 3 / 100, $"{missed.Count} of {Each} were missed, for example:\n{missed.FirstOrDefault()}");
        }
    }

    [Fact]
    public void A_secret_that_holds_the_word_test_is_found()
    {
        var secret = "TEST" + new Forge(5).Secret()[4..];
        var found = Found.In($"aws_secret_access_key = {secret}", "src/test/resources/test.md").Single();
        Assert.True(found.Counts);
        Assert.Equal(secret, found.Secret);
    }

    [Fact]
    public void A_file_that_holds_only_a_secret_is_named_by_its_path()
    {
        var secret = new Forge(6).Secret();
        Assert.True(Found.In(secret + "\n", "/run/secrets/aws_secret_access_key").Single().Counts);
        Assert.DoesNotContain(Found.In(secret + "\n", "/run/data"), one => one.Counts);
    }

    private static string Fill(string context, string secret) => string.Format(
        context,
        secret,
        Forge.Encode(secret),
        secret[..15],
        secret[15..],
        secret.Replace("/", "\\/").Replace("+", "\\u002B"),
        Uri.EscapeDataString(secret));
}
