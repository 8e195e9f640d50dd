using Keytide.Connectors.Aws.Credentials;

namespace Keytide.Tests.Aws.Credentials;

public sealed class ProfileFileTests
{
    [Fact]
    public void Settings_are_found_by_section_and_name_as_the_SDKs_read_them()
    {
        var file = ProfileFile.Parse(
            "# a comment\n; another\n[default]\r\nregion = eu-west-1\r\n\n[profile  dev]\nREGION=eu-central-1 # here\n"
            + "endpoint_url = http://host/#not-a-comment\nservices = local\n[profile \"with space\"]\nregion=us-east-2\n"
            + "[services local]\niam =\n  endpoint_url = http://iam\ns3 =\n  endpoint_url = http://s3\n  addressing = path\nflat = 1\n");
        Assert.Equal("eu-west-1", file.Find("default", "region"));
        Assert.Equal("eu-central-1", file.Find("profile dev", "region"));
        Assert.Equal("http://host/#not-a-comment", file.Find("profile dev", "endpoint_url"));
        Assert.Equal("us-east-2", file.Find("profile with space", "region"));
        Assert.Equal("http://iam", file.Find("services local", "iam/endpoint_url"));
        Assert.Equal("path", file.Find("services local", "s3/addressing"));
        Assert.Equal("1", file.Find("services local", "flat"));
        Assert.Null(file.Find("services local", "iam"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("region = before any section")]
    [InlineData("[unclosed\nregion = x")]
    [InlineData("[default]\n= no name\nno equals sign\n\0\uffff")]
    [InlineData("[]\nregion=x")]
    public void What_does_not_fit_is_passed_over(string text) => Assert.Null(ProfileFile.Parse(text).Find("default", "region"));

    [Fact]
    public void A_missing_file_is_empty() =>
        Assert.Empty(ProfileFile.Read(Path.Combine(Path.GetTempPath(), "keytide-none", "config")).Sections);

    [Fact]
    public void A_file_that_cannot_be_read_is_said()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the file that opens and cannot be read is Linux's");
        Assert.Throws<KeytideException>(() => ProfileFile.Read("/proc/self/mem"));
    }
}
