using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws.Wire;

public sealed class AwsEndpointsTests
{
    [Theory]
    [InlineData("eu-central-1", "IAM", false, "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("eu-central-1", "IAM", true, "https://iam-fips.amazonaws.com/", "us-east-1")]
    [InlineData("cn-northwest-1", "IAM", false, "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("us-gov-east-1", "IAM", false, "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("us-gov-east-1", "IAM", true, "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("eu-central-1", "ORGANIZATIONS", false, "https://organizations.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("us-west-2", "ORGANIZATIONS", true, "https://organizations-fips.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("cn-north-1", "ORGANIZATIONS", false, "https://organizations.cn-northwest-1.amazonaws.com.cn/", "cn-northwest-1")]
    [InlineData("us-gov-west-1", "ORGANIZATIONS", true, "https://organizations.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    [InlineData("ap-south-2", "STS", false, "https://sts.ap-south-2.amazonaws.com/", "ap-south-2")]
    [InlineData("us-east-2", "STS", true, "https://sts-fips.us-east-2.amazonaws.com/", "us-east-2")]
    [InlineData("us-gov-east-1", "STS", true, "https://sts.us-gov-east-1.amazonaws.com/", "us-gov-east-1")]
    [InlineData("cn-north-1", "STS", false, "https://sts.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    public void A_service_is_found_by_the_rules_of_its_partition(string region, string service, bool fips, string address, string signedFor)
    {
        var known = AwsService.All.Single(candidate => candidate.SettingName == service);
        var endpoint = new AwsEndpoints(region, UseFips: fips).Resolve(known);
        Assert.Equal((address, signedFor), (endpoint.Address.AbsoluteUri, endpoint.SigningRegion));
    }

    [Fact]
    public void A_configured_address_replaces_the_host_and_keeps_its_path_and_the_signing_region()
    {
        var endpoints = new AwsEndpoints(
            "eu-central-1", new Uri("http://localhost:4566/aws/"), new Dictionary<string, Uri> { ["STS"] = new("http://sts.local") });
        var iam = endpoints.Resolve(AwsService.Iam);
        Assert.Equal(("/aws/", "us-east-1"), (iam.PathOf("/"), iam.SigningRegion));
        Assert.Equal("http://sts.local/", endpoints.Resolve(AwsService.Sts).Address.AbsoluteUri);
        Assert.Equal("/x", new AwsEndpoint(new Uri("http://localhost:5000"), "us-east-1").PathOf("/x"));
    }

    [Fact]
    public void FIPS_in_China_is_refused_with_what_to_do() =>
        Assert.Contains("AWS_USE_FIPS_ENDPOINT", Assert.Throws<KeytideException>(
            () => new AwsEndpoints("cn-north-1", UseFips: true).Resolve(AwsService.Iam)).Hint);
}
