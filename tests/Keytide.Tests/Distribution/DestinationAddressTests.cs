using Keytide.Distribution;

namespace Keytide.Tests.Distribution;

public sealed class DestinationAddressTests
{
    [Theory]
    [InlineData("secretsmanager:prod/db", DestinationKind.SecretsManager, "prod/db", null, null)]
    [InlineData("secretsmanager:prod/db?region=eu-west-1", DestinationKind.SecretsManager, "prod/db", null, "eu-west-1")]
    [InlineData("ssm:/prod/key", DestinationKind.Ssm, "/prod/key", null, null)]
    [InlineData("credentials-file:/home/a b/keys#prod", DestinationKind.CredentialsFile, "/home/a b/keys", "prod", null)]
    [InlineData("dotenv:./.env", DestinationKind.Dotenv, "./.env", null, null)]
    [InlineData("json-file:/etc/app.json", DestinationKind.JsonFile, "/etc/app.json", null, null)]
    [InlineData("exec:/usr/bin/deliver", DestinationKind.Exec, "/usr/bin/deliver", null, null)]
    [InlineData("webhook:https://x.example/a?b=c#d", DestinationKind.Webhook, "https://x.example/a?b=c#d", null, null)]
    [InlineData("vault:kv/app/aws", DestinationKind.Vault, "kv/app/aws", null, null)]
    [InlineData("kubernetes:default/aws", DestinationKind.Kubernetes, "default/aws", null, null)]
    [InlineData("github:owner/repo", DestinationKind.GitHub, "owner/repo", null, null)]
    [InlineData("github:owner/repo#production", DestinationKind.GitHub, "owner/repo", "production", null)]
    [InlineData("gitlab:group/project", DestinationKind.GitLab, "group/project", null, null)]
    [InlineData("gitlab:42#production/*", DestinationKind.GitLab, "42", "production/*", null)]
    [InlineData("dotenv:/a?b/.env", DestinationKind.Dotenv, "/a?b/.env", null, null)]
    public void Every_form_is_understood_and_written_back(
        string text, DestinationKind kind, string name, string? part, string? region)
    {
        var address = DestinationAddress.Parse(text);
        Assert.Equal((kind, name, part, region), (address.Kind, address.Name, address.Part, address.Region));
        Assert.Equal(text, address.ToString());
        Assert.Equal(address, DestinationAddress.Parse(text));
    }

    [Theory]
    [InlineData("vault:kv/mail?form=ses-smtp&smtp-region=eu-west-1", "kv/mail", null, null)]
    [InlineData("dotenv:/a?b/.env?form=ses-smtp&smtp-region=eu-west-1", "/a?b/.env", null, null)]
    [InlineData("github:o/r#prod?smtp-region=eu-west-1&form=ses-smtp", "o/r", "prod", null)]
    [InlineData("ssm:/mail?region=us-east-1&form=ses-smtp&smtp-region=eu-west-1", "/mail", null, "us-east-1")]
    public void A_form_is_asked_for_behind_the_name(string text, string name, string? part, string? region)
    {
        var address = DestinationAddress.Parse(text);
        Assert.Equal((name, part, region, "eu-west-1"), (address.Name, address.Part, address.Region, address.SmtpRegion));
        Assert.Equal("eu-west-1", address.WithWholePath(path => path).SmtpRegion);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vault:kv/mail?form=ses-smtp")]
    [InlineData("vault:kv/mail?form=other&smtp-region=eu-west-1")]
    [InlineData("vault:kv/mail?form=ses-smtp&smtp-region=eu-west-1&region=eu-west-1")]
    [InlineData("vault:kv/mail?form=ses-smtp&form=ses-smtp&smtp-region=eu-west-1")]
    [InlineData("exec:/bin/x?form=ses-smtp&smtp-region=eu-west-1")]
    [InlineData("credentials-file:/c#p?form=ses-smtp&smtp-region=eu-west-1")]
    [InlineData("gitlab:group//project")]
    [InlineData("prod/db")]
    [InlineData(":x")]
    [InlineData("s3:bucket")]
    [InlineData("secretsmanager:")]
    [InlineData("secretsmanager:x?region=")]
    [InlineData("secretsmanager:x?region=eu west")]
    [InlineData("secretsmanager:x?stage=AWSCURRENT")]
    [InlineData("ssm:prod/key")]
    [InlineData("credentials-file:/home/a/.aws/credentials")]
    [InlineData("credentials-file:/home/a/.aws/credentials#")]
    [InlineData("credentials-file:/c#a]b")]
    [InlineData("webhook:ftp://x")]
    [InlineData("webhook:https://user:password@x.example")]
    [InlineData("vault:kv")]
    [InlineData("vault:kv/../sys")]
    [InlineData("kubernetes:secret")]
    [InlineData("kubernetes:a/b/c")]
    [InlineData("kubernetes:a/b#")]
    [InlineData("github:repo")]
    [InlineData("github:owner/..")]
    [InlineData("dotenv:/x\n")]
    public void Anything_else_is_refused_with_a_hint(string text)
    {
        var refusal = Assert.Throws<KeytideException>(() => DestinationAddress.Parse(text));
        Assert.NotEmpty(refusal.Hint);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
