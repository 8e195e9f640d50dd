using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>What has a name of its own is no secret of an id that stands near, and no key of AWS.</summary>
public sealed class OtherNamesTests
{
    private readonly Forge _forge = new(171);

    [Theory]
    [InlineData("JWT_SECRET={1}\n")]
    [InlineData("CLOUDFLARE_API_TOKEN={1}\n")]
    [InlineData("GITHUB_WEBHOOK_SECRET={1}\n")]
    [InlineData("cookieSecret: {1}\n")]
    [InlineData("SESSION_SECRET={1}\n")]
    [InlineData("awsSecretKey = src/main/java/com/jbfa/aws/S3ViewUtilPat;\n")]
    [InlineData("RECAPTCHA_SECRET_KEY=6L{2}\n")]
    [InlineData("\"Marker\": \"{1}\"\n")]
    [InlineData("\"nextToken\": \"{1}\"\n")]
    [InlineData("x-amz-id-2: {1}\n")]
    [InlineData("secret: ENC[AES256_GCM,data:{1},iv:x,tag:y,type:str]\n")]
    [InlineData("aws_secret_access_key: ENC[AES256_GCM,data:{1},iv:x,tag:y,type:str]\n")]
    [InlineData("secret = {1}(x)\n")]
    [InlineData("SecretKey: !Ref {3}51F5B761\n")]
    [InlineData("secretAccessKey: {4}S3StreamCache\n")]
    public void It_is_not_joined_and_not_taken_for_one(string shape)
    {
        var (id, secret) = (_forge.LongLived().Id, _forge.LongLived().Secret);
        var line = string.Format(
            shape, id, secret, secret[2..], "pathFileCellNameSecretCredential", "signManagerViewTokenFactory");
        foreach (var text in (string[])[line, $"AWS_ACCESS_KEY_ID={id}\nAWS_SECRET_ACCESS_KEY=changeme\n{line}"])
        {
            Assert.DoesNotContain(Found.In(text), one =>
                one.Rule is Rule.AccessKeyPair or Rule.SecretAccessKey && one.Finding.Confidence > Confidence.Low);
        }
    }

    [Fact]
    public void The_secret_of_an_HMAC_key_of_Google_is_none_of_AWS()
    {
        var text = $"gs_access_key_id = GOOG1E{_forge.Text(20, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")}\ngs_secret_access_key = "
            + $"{_forge.LongLived().Secret}\n";
        Assert.DoesNotContain(Found.In(text), one => one.Finding.Confidence > Confidence.Low);
    }

    [Theory]
    [InlineData("AKIASAMPLEACCESSKEYX")]
    [InlineData("AKIATHISISAFAKEKEYID")]
    [InlineData("AKIAYOURKEYGOESHERE2")]
    [InlineData("AKIAREPLACEWITHYOURS")]
    public void An_id_that_says_what_it_is_is_a_placeholder(string id) =>
        Assert.DoesNotContain(Found.In($"aws_access_key_id = {id}\n"), one => one.Finding.Confidence > Confidence.Low);

    [Theory]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE2")]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKE")]
    public void The_documented_secret_is_known_by_its_beginning(string secret) =>
        Assert.DoesNotContain(Found.In($"aws_secret_access_key = {secret}\n"), one => one.Finding.Confidence > Confidence.Low);

    [Fact]
    public void A_pair_under_the_name_of_another_service_is_one()
    {
        var key = _forge.LongLived();
        var text = $"GITHUB_ACCESS_KEY={key.Id}\nGITHUB_SECRET_KEY={key.Secret}\n";
        Assert.Contains(Found.In(text), one => one.Rule == Rule.AccessKeyPair && one.Secret == key.Secret);
        text = $"client_id: {key.Id}\nclient_secret: {key.Secret}\n";
        Assert.Contains(Found.In(text), one => one.Rule == Rule.AccessKeyPair && one.Secret == key.Secret);
        text = $"GITHUB_AWS_KEY={key.Id}\nGITHUB_AWS_SECRET={key.Secret}\n";
        Assert.Contains(Found.In(text), one => one.Rule == Rule.AccessKeyPair && one.Secret == key.Secret);
    }
}
