using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws.Credentials;

public sealed class AwsSettingsTests
{
    private static readonly ProfileFile Config = ProfileFile.Parse("""
        [default]
        region = eu-west-1
        [profile dev]
        region = eu-central-1
        endpoint_url = http://profile
        services = local
        use_fips_endpoint = true
        [profile odd]
        region = EU West
        [services local]
        iam =
          endpoint_url = http://profile-iam
        """);

    private static readonly ProfileFile Credentials = ProfileFile.Parse("[only-keys]\naws_access_key_id = AKIAX\nregion = sa-east-1\n");

    [Fact]
    public void The_command_line_wins_over_the_environment_and_that_over_the_profile()
    {
        Assert.Equal("us-east-1", Resolve(config: ProfileFile.Empty).Endpoints.Region);
        Assert.Equal("eu-west-1", Resolve().Endpoints.Region);
        Assert.Equal("eu-central-1", Resolve(new AwsChoice("dev")).Endpoints.Region);
        Assert.Equal("sa-east-1", Resolve(new AwsChoice("only-keys")).Endpoints.Region);
        Assert.Equal("eu-north-1", Resolve(null, "AWS_DEFAULT_REGION=eu-north-1").Endpoints.Region);
        Assert.Equal("eu-south-1", Resolve(null, "AWS_DEFAULT_REGION=eu-north-1", "AWS_REGION=eu-south-1").Endpoints.Region);
        Assert.Equal("ap-south-1", Resolve(new AwsChoice(Region: "ap-south-1"), "AWS_REGION=eu-south-1").Endpoints.Region);
        Assert.Equal("us-east-1", Resolve(null, "AWS_REGION=aws-global").Endpoints.Region);
    }

    [Fact]
    public void A_profile_is_named_by_option_or_variable()
    {
        Assert.Equal(("default", false), Named(Resolve()));
        Assert.Equal(("dev", false), Named(Resolve(null, "AWS_PROFILE=dev")));
        Assert.Equal(("dev", false), Named(Resolve(null, "AWS_DEFAULT_PROFILE=dev")));
        Assert.Equal(("only-keys", true), Named(Resolve(new AwsChoice("only-keys"), "AWS_PROFILE=dev")));
    }

    [Fact]
    public void A_profile_that_does_not_exist_is_refused_with_those_that_do()
    {
        var refusal = Assert.Throws<KeytideException>(() => Resolve(null, "AWS_PROFILE=prod\u001b[31m"));
        Assert.Contains("prod", refusal.Message);
        Assert.DoesNotContain('\u001b', refusal.Message);
        Assert.Equal("Choose one of: default, dev, odd, only-keys.", refusal.Hint);
    }

    [Theory]
    [InlineData("", "http://profile-iam/", "http://profile/")]
    [InlineData("AWS_ENDPOINT_URL=http://all", "http://all/", "http://all/")]
    [InlineData("AWS_ENDPOINT_URL=http://all AWS_ENDPOINT_URL_STS=http://sts", "http://all/", "http://sts/")]
    [InlineData("AWS_ENDPOINT_URL_IAM=http://iam:5000/x", "http://iam:5000/x", "http://profile/")]
    public void Endpoints_are_found_in_the_order_of_the_SDKs(string environment, string iam, string sts)
    {
        var endpoints = Resolve(new AwsChoice("dev"), environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Endpoints;
        Assert.Equal(iam, endpoints.Resolve(AwsService.Iam).Address.AbsoluteUri);
        Assert.Equal(sts, endpoints.Resolve(AwsService.Sts).Address.AbsoluteUri);
    }

    [Fact]
    public void The_option_wins_over_every_configured_endpoint()
    {
        var endpoints = Resolve(
            new AwsChoice("dev", EndpointUrl: "http://option"), "AWS_ENDPOINT_URL_IAM=http://iam", "AWS_ENDPOINT_URL=http://all").Endpoints;
        Assert.All(AwsService.All, service => Assert.Equal("http://option/", endpoints.Resolve(service).Address.AbsoluteUri));
    }

    [Fact]
    public void Configured_endpoints_can_be_ignored()
    {
        var endpoints = Resolve(null, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true", "AWS_ENDPOINT_URL=http://all").Endpoints;
        Assert.Equal("https://iam.amazonaws.com/", endpoints.Resolve(AwsService.Iam).Address.AbsoluteUri);
    }

    [Fact]
    public void FIPS_is_asked_for_by_profile_or_variable()
    {
        Assert.True(Resolve(new AwsChoice("dev")).Endpoints.UseFips);
        Assert.True(Resolve(null, "AWS_USE_FIPS_ENDPOINT=TRUE").Endpoints.UseFips);
        Assert.False(Resolve(new AwsChoice("dev"), "AWS_USE_FIPS_ENDPOINT=false").Endpoints.UseFips);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL=localhost:5000")]
    [InlineData("AWS_ENDPOINT_URL=ftp://host")]
    [InlineData("AWS_ENDPOINT_URL=http://user:secret@host")]
    [InlineData("AWS_ENDPOINT_URL_IAM=nonsense")]
    [InlineData("AWS_REGION=eu_west_1")]
    [InlineData("AWS_REGION=evil.example.com/")]
    [InlineData("AWS_PROFILE=odd")]
    public void What_makes_no_sense_is_refused_and_not_used(string variable) =>
        Assert.Throws<KeytideException>(() => Resolve(null, variable));

    [Fact]
    public void Keys_in_the_environment_come_as_a_pair_or_not_at_all()
    {
        Assert.Null(EnvironmentCredentials.Find(_ => null));
        var keys = EnvironmentCredentials.Find(Variables("AWS_ACCESS_KEY_ID=testing", "AWS_SECRET_ACCESS_KEY=s", "AWS_SESSION_TOKEN=t"));
        Assert.Equal(("testing", 1, 1), (keys!.AccessKeyId, keys.SecretAccessKey.Length, keys.SessionToken!.Length));
        var half = Assert.Throws<KeytideException>(() => EnvironmentCredentials.Find(Variables("AWS_ACCESS_KEY_ID=AKIAX")));
        Assert.Equal("AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not.", half.Message);
        Assert.Throws<KeytideException>(() => EnvironmentCredentials.Find(Variables("AWS_ACCESS_KEY_ID=A\nB", "AWS_SECRET_ACCESS_KEY=s")));
    }

    private static AwsSettings Resolve(AwsChoice? choice = null, params string[] environment) =>
        AwsSettings.Resolve(choice ?? new AwsChoice(), Variables(environment), Config, Credentials);

    private static AwsSettings Resolve(ProfileFile config) => AwsSettings.Resolve(new AwsChoice(), _ => null, config, ProfileFile.Empty);

    private static (string Profile, bool Chosen) Named(AwsSettings settings) => (settings.Profile, settings.ProfileIsChosen);

    private static Func<string, string?> Variables(params string[] environment)
    {
        var all = environment.Select(entry => entry.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return name => all.GetValueOrDefault(name);
    }
}
