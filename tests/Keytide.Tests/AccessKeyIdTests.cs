namespace Keytide.Tests;

public sealed class AccessKeyIdTests
{
    // Published pairs of key id and account: awsteele.com 2020, Tal Be'ery 2023, and a canary of trufflesecurity/test_keys.
    [Theory]
    [InlineData("ASIAY34FZKBOKMUTVV7A", "609629065308")]
    [InlineData("AKIAQYLPMN5HHHFPZAM2", "052310077262")]
    [InlineData("AKIARZPUZDIKGB2VALC4", "123456789012")]
    public void The_account_is_read_from_the_id(string id, string account)
    {
        Assert.True(AccessKeyId.Parse(id).TryGetAccount(out var found));
        Assert.Equal(AccountId.Parse(account), found);
    }

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("AKIAJ2345672345672AB")]
    [InlineData("AKIA0000000000000000")]
    [InlineData("AKIAY34FZKBOKMUTVV7AX")]
    public void An_id_that_carries_no_account_says_so(string id) => Assert.False(AccessKeyId.Parse(id).TryGetAccount(out _));

    [Theory]
    [InlineData("")]
    [InlineData("AKIA")]
    [InlineData("AKIA SFODNN7EXAMPLE ")]
    [InlineData("AKIAIOSFODNN7EXAMPL\n")]
    public void What_cannot_be_a_key_id_is_refused(string text) => Assert.False(AccessKeyId.TryParse(text, out _));
}
