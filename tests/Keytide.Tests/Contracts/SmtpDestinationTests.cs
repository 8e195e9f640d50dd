using Keytide.Connectors.Aws.SecretsManager;
using Keytide.Distribution;
using Keytide.Tests.Simulation;

namespace Keytide.Tests.Contracts;

/// <summary>User name and password for SES in a secret, beside what else is in it.</summary>
public sealed class SmtpDestinationTests : DestinationContract
{
    private readonly SandboxAccount _account = new();

    private protected override IDestination Destination => new SmtpDestination(
        new SecretsManagerDestination(
            DestinationAddress.Parse("secretsmanager:prod/mail?form=ses-smtp&smtp-region=eu-west-1"),
            new SecretsManagerClient(_account.Aws)),
        "eu-west-1");

    private protected override string Content => _account.SecretText("prod/mail") ?? "";

    // A pair of the same key stays beside it: another destination of the same secret may keep that.
    private protected override IReadOnlyList<string> Neighbours => ["\"AccessKeyId\":\"other\"", "\"SecretAccessKey\":\"kept\""];

    private protected override void Fill() => _account.PutSecret(
        "prod/mail",
        $$"""{"AccessKeyId":"other","SecretAccessKey":"kept","username":"{{First}}","password":"{{Kept(FirstSecret)}}"}""");

    private protected override void Spoil() => _account.PutSecret("prod/mail", $"no JSON {FirstSecret}");

    private protected override string Kept(string secret)
    {
        using var text = new SecretText(secret);
        using var password = SesSmtpPassword.Derive(text, "eu-west-1");
        return password.Reveal().ToString();
    }

    [Fact]
    public async Task A_new_secret_says_where_mail_is_sent_through_and_never_the_key()
    {
        await Destination.WriteAsync(FirstPair, Token, default);
        Assert.Contains("\"SmtpHost\":\"email-smtp.eu-west-1.amazonaws.com\",\"SmtpPort\":587", Content);
        Assert.DoesNotContain(FirstSecret, Content);
        Assert.False(Destination.Abilities.CanRestore);
    }

    [Fact]
    public async Task A_user_name_that_is_no_key_is_not_taken_for_one()
    {
        _account.PutSecret("prod/mail", """{"username":"database","password":"its own"}""");
        await Destination.WriteAsync(FirstPair, Token, default);
        Assert.Contains("\"username\":\"database\",\"password\":\"its own\"", Content);
        Assert.Contains("\"SmtpUsername\"", Content);
    }
}
