using System.Text;
using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>The credentials that are found on their own, and what is read from them offline.</summary>
public sealed class RuleTests
{
    private readonly Forge _forge = new(31);

    [Fact]
    public void A_lone_id_carries_its_account_and_is_no_more_than_medium()
    {
        var key = _forge.LongLived();
        var found = Found.In($"aws_access_key_id = {key.Id}").Single();
        Assert.Equal((Rule.AccessKeyId, Confidence.Medium), (found.Rule, found.Confidence));
        Assert.Equal(key.Account.ToString("D12"), found.Finding.AccountId);
        Assert.Equal(key.Id, found.Finding.Redacted);
        Assert.Equal("", found.Secret);
    }

    [Theory]
    [InlineData("QYLPMN5HHHFPZAM2", "052310077262")]
    [InlineData("Y34FZKBOKMUTVV7A", "609629065308")]
    public void The_account_is_decoded_as_published(string body, string account) =>
        Assert.Equal(account, Found.In("id AKIA" + body + " end").Single().Finding.AccountId);

    [Theory]
    [InlineData("AKIA", true)]
    [InlineData("ABIA", true)]
    [InlineData("ACCA", true)]
    [InlineData("ASIA", false)]
    public void Temporary_ids_alone_are_low(string prefix, bool counts) =>
        Assert.Equal(counts, Found.In($"x {_forge.Id(prefix, _forge.Account())} y").Single().Counts);

    [Fact]
    public void An_id_with_an_impossible_account_or_alphabet_is_low()
    {
        Assert.False(Found.In($"x {_forge.Id("AKIA", 1_050_000_000_000)} y").Single().Counts);
        Assert.False(Found.In($"x AKIA{"ZQ8R1N0W9KJ4TE2B"} y").Single().Counts);
    }

    [Fact]
    public void A_lone_session_token_says_whose_it_is_and_when_it_ends()
    {
        var account = _forge.Account();
        var found = Found.In($"AWS_SESSION_TOKEN={_forge.SessionToken(account, Found.Now.AddHours(-2))}").Single();
        Assert.Equal((Rule.SessionToken, Confidence.High), (found.Rule, found.Confidence));
        Assert.Equal(account.ToString("D12"), found.Finding.AccountId);
        Assert.Equal(Found.Now.AddHours(34), found.Finding.ExpiresAt);
        Assert.False(found.Finding.Expired);

        var old = Found.In($"AWS_SESSION_TOKEN={_forge.SessionToken(account, Found.Now.AddDays(-9))}").Single();
        Assert.True(old.Finding.Expired);
        Assert.Equal(Confidence.Low, old.Confidence);
    }

    [Theory]
    [InlineData("BedrockAPIKey-a1b2", "BedrockAPIKey-a1b2")]
    [InlineData("ci.deploy@team+2", "ci.deploy@team")]
    public void A_long_term_Bedrock_key_names_its_user_whatever_the_user_is_called(string written, string user)
    {
        var account = _forge.Account();
        var key = _forge.BedrockKey(written, account);
        var found = Found.In($"export AWS_BEARER_TOKEN_BEDROCK={key}\n").Single();
        Assert.Equal((Rule.BedrockApiKey, Confidence.High), (found.Rule, found.Confidence));
        Assert.Equal((user, account.ToString("D12")), (found.Finding.Principal, found.Finding.AccountId));
        Assert.Equal(key, found.Secret);
    }

    [Fact]
    public void A_long_term_Claude_Platform_key_names_its_account()
    {
        var account = _forge.Account();
        var found = Found.In($"key: '{_forge.ClaudePlatformKey(account)}'").Single();
        Assert.Equal((Rule.ClaudePlatformKey, Confidence.High), (found.Rule, found.Confidence));
        Assert.Equal(account.ToString("D12"), found.Finding.AccountId);
    }

    [Theory]
    [InlineData("bedrock-api-key-", Rule.BedrockApiKey, "bedrock.amazonaws.com/?Action=CallWithBearerToken&")]
    [InlineData("aws-external-anthropic-api-key-", Rule.ClaudePlatformKey, "aws-external-anthropic.amazonaws.com/?Action=Call&")]
    public void Short_keys_state_their_own_end(string prefix, Rule rule, string url)
    {
        var key = _forge.Temporary();
        foreach (var (signed, expired) in new[] { (Found.Now.AddHours(-1), false), (Found.Now.AddDays(-3), true) })
        {
            var text = prefix + Forge.Encode(url + _forge.SignedQuery(key, signed, 43200, "bedrock") + "&Version=1");
            var found = Found.In($"TOKEN={text}\n").Single();
            Assert.Equal(rule, found.Rule);
            Assert.Equal((key.Id, key.Account.ToString("D12")), (found.Finding.AccessKeyId, found.Finding.AccountId));
            Assert.Equal(signed.AddHours(12), found.Finding.ExpiresAt);
            Assert.Equal(expired, found.Finding.Expired);
            Assert.Equal(!expired, found.Counts);
            Assert.Equal(text, found.Secret);
        }
    }

    [Fact]
    public void An_EKS_token_is_read_through_its_own_alphabet()
    {
        var key = _forge.LongLived();
        var url = "https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&"
            + _forge.SignedQuery(key, Found.Now.AddMinutes(-5), 60, "sts");
        var token = "k8s-aws-v1." + Forge.Encode(url).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var found = Found.In($"token: {token}\n").Single();
        Assert.Equal((Rule.EksToken, Confidence.High), (found.Rule, found.Confidence));
        Assert.Equal(key.Id, found.Finding.AccessKeyId);
        Assert.Equal(Found.Now.AddMinutes(10), found.Finding.ExpiresAt);
    }

    [Fact]
    public void A_signed_URL_is_one_finding_with_its_end_and_without_its_query()
    {
        var key = _forge.Temporary();
        var url = $"https://b.s3.amazonaws.com/k/x.zip?{_forge.SignedQuery(key, Found.Now.AddHours(-1), 86400, "s3")}"
            + $"&X-Amz-Security-Token={Uri.EscapeDataString(key.Token)}";
        var found = Found.In($"see \"{url}\" soon").Single();
        Assert.Equal((Rule.PresignedUrl, Confidence.High), (found.Rule, found.Confidence));
        Assert.Equal((key.Id, Found.Now.AddHours(23)), (found.Finding.AccessKeyId, found.Finding.ExpiresAt));
        Assert.Equal("https://b.s3.amazonaws.com/k/x.zip?…", found.Finding.Redacted);
        Assert.Equal(url.Length, found.Finding.Primary.Length);
    }

    [Fact]
    public void A_signed_URL_of_version_two_is_found_by_its_key()
    {
        var key = _forge.LongLived();
        var end = Found.Now.AddDays(2);
        var signature = Uri.EscapeDataString(Convert.ToBase64String(_forge.Bytes(20)));
        var found = Found.In(
            $"https://b.s3.amazonaws.com/k?AWSAccessKeyId={key.Id}&Signature={signature}&Expires={end.ToUnixTimeSeconds()}\n").Single();
        Assert.Equal((Rule.PresignedUrl, key.Id, end), (found.Rule, found.Finding.AccessKeyId, found.Finding.ExpiresAt));
    }

    [Fact]
    public void A_database_token_is_a_signed_request()
    {
        var token = "db.x.us-east-1.rds.amazonaws.com:3306/?Action=connect&DBUser=bob&"
            + _forge.SignedQuery(_forge.Temporary(), Found.Now.AddMinutes(-5), 900, "rds-db");
        Assert.Equal(Rule.PresignedUrl, Found.In($"PGPASSWORD='{token}'").Single().Rule);
    }

    [Theory]
    [InlineData("SMTP_USERNAME={0}\nSMTP_PASSWORD={1}\n")]
    [InlineData("host: email-smtp.us-east-1.amazonaws.com\nuser: {0}\npass: {1}\n")]
    [InlineData("<smtp user=\"{0}\" password=\"{1}\"/>")]
    [InlineData("IAM User Name,Smtp Username,Smtp Password\r\nses-smtp-user,{0},{1}\r\n")]
    public void An_SES_password_is_joined_with_its_user_name(string form)
    {
        var (id, password) = (_forge.LongLived().Id, _forge.SesPassword());
        var found = Found.In(string.Format(form, id, password)).Single();
        Assert.Equal((Rule.SesSmtpPassword, id, password), (found.Rule, found.Finding.AccessKeyId, found.Secret));
        Assert.True(found.Counts, found.Show());
    }

    [Fact]
    public void An_SES_password_without_its_user_name_needs_mail_around_it()
    {
        var password = _forge.SesPassword();
        Assert.True(Found.In($"smtp_host: x\nsmtp_password: {password}\n").Single().Counts);
        Assert.DoesNotContain(Found.In($"blob: {password}\n"), one => one.Counts);
    }

    [Theory]
    [InlineData("https://{0}:{2}@git-codecommit.us-east-1.amazonaws.com/v1/repos/x")]
    [InlineData("User Name,Password\r\n{0},{1}\r\n")]
    [InlineData("username = \"{0}\"\npassword = \"{1}\"\n")]
    [InlineData("{{\"ServiceUserName\": \"{0}\", \"ServicePassword\": \"{1}\"}}")]
    public void A_service_password_is_joined_with_its_user(string form)
    {
        var account = _forge.Account();
        var password = _forge.ServicePassword();
        var found = Found.In(string.Format(form, $"bob+1-at-{account:D12}", password, Uri.EscapeDataString(password))).Single();
        Assert.Equal((Rule.ServiceCredential, Confidence.High), (found.Rule, found.Confidence));
        Assert.Equal(("bob", account.ToString("D12"), password), (found.Finding.Principal, found.Finding.AccountId, found.Secret));
    }

    [Fact]
    public void Tokens_with_a_name_of_their_own_are_found()
    {
        Assert.Equal(Rule.AppSyncKey, Found.In($"apiKey: 'da2-{_forge.Text(26, "abcdefghijklmnopqrstuvwxyz234567")}'").Single().Rule);
        Assert.Equal(Rule.MwsToken, Found.In($"auth=amzn.mws.{new Guid(_forge.Bytes(16))}").Single().Rule);
        Assert.Equal(Rule.SigninToken, Found.In("https://signin.aws.amazon.com/federation?Action=login&Destination=x&SigninToken="
            + _forge.Text(400, Forge.Base64[..62] + "-_")).Single().Rule);
        Assert.Equal(Rule.SigninToken, Found.In("{\"startUrl\":\"https://x.awsapps.com/start\",\"accessToken\":\"aoa"
            + $"{_forge.Text(120, Forge.Base64[..62] + "-_")}:MGUCMQ{_forge.Text(130, Forge.Base64)}\"}}").Single().Rule);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("data:\n  key.pem: |\n    {1}")]
    [InlineData("{{\"key\": \"{2}\"}}")]
    [InlineData("data:\n  key.pem: {3}\n")]
    public void A_private_key_is_found_however_it_is_wrapped(string form)
    {
        var key = _forge.PrivateKey();
        var text = string.Format(form, key, key.Replace("\n", "\n    "), key.Replace("\n", "\\n"), Forge.Encode(key));
        var found = Found.In("# ec2 key pair of the aws account\n" + text);
        Assert.True(found.Single().Rule == Rule.PrivateKey && found[0].Counts, string.Join(" | ", found.Select(one => one.Show())));
    }

    [Fact]
    public void Several_kinds_in_one_text_are_found_side_by_side()
    {
        var key = _forge.LongLived();
        var text = PairShapes.All["YAML"](key) + $"\nbedrock: {_forge.BedrockKey("u", _forge.Account())}\n\n{_forge.PrivateKey()}\n"
            + $"smtp:\n  user: {_forge.LongLived().Id}\n  password: {_forge.SesPassword()}\n";
        var rules = Found.In(text).Select(one => one.Rule).ToHashSet();
        Assert.Equal([Rule.AccessKeyPair, Rule.BedrockApiKey, Rule.SesSmtpPassword, Rule.PrivateKey], rules.Order());
    }

    [Fact]
    public void Reasons_add_up_to_the_score()
    {
        var finding = Found.In(PairShapes.All["prose"](_forge.LongLived())).Single().Finding;
        Assert.Equal(finding.Score, Math.Clamp(finding.Reasons.Sum(reason => reason.Points), 0, 100));
        Assert.All(finding.Reasons, reason => Assert.NotEqual("", reason.Text));
    }

    [Fact]
    public void A_short_fingerprint_key_is_refused() => Assert.Throws<ArgumentException>(
        () => new LeakScanner(new ScannerSettings { FingerprintKey = Encoding.ASCII.GetBytes("short") }));
}
