using Keytide.Settings;
using Keytide.Tests.Support;

namespace Keytide.Tests.Settings;

public sealed class SealingSectionTests
{
    [Theory]
    [InlineData("", "file")]
    [InlineData("sealing: { key: file }", "file")]
    [InlineData("sealing: { key: keyring }", "keyring")]
    [InlineData("sealing: { key: \"kms:alias/keytide\" }", "kms:alias/keytide")]
    [InlineData("sealing:\n  key: kms:arn:aws:kms:eu-west-1:123456789012:key/7c1f3a52-0000-4000-8000-000000000000",
        "kms:arn:aws:kms:eu-west-1:123456789012:key/7c1f3a52-0000-4000-8000-000000000000")]
    public void The_key_is_in_one_of_three_places(string yaml, string expected)
    {
        var sealing = SettingsReader.Read(yaml, "keytide.yaml", AccountBuilder.Now).Sealing;
        Assert.Equal(expected, sealing.ToString());
        Assert.Equal(sealing, SealingSettings.TryParse(expected));
    }

    [Theory]
    [InlineData("sealing: { key: disk }")]
    [InlineData("sealing: { key: \"kms:\" }")]
    [InlineData("sealing: { key: \"kms:alias/a b\" }")]
    [InlineData("sealing: { file: x }")]
    [InlineData("sealing: file")]
    public void Anything_else_is_refused_with_its_place_and_a_hint(string yaml)
    {
        SettingsReader.Read(yaml, "keytide.yaml", AccountBuilder.Now, out var problems);
        var problem = Assert.Single(problems);
        Assert.Equal(1, problem.Line);
        Assert.NotEmpty(problem.Hint);
    }
}
