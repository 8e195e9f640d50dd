using Keytide.Connectors.Files;
using Keytide.Distribution;

namespace Keytide.Tests.Contracts;

public sealed class CredentialsFileDestinationTests : FileDestinationContract
{
    private protected override IPairFormat Format => new CredentialsFileFormat("prod");

    private protected override string Address(string path) => $"credentials-file:{path}#prod";

    private protected override IReadOnlyList<string> Neighbours =>
    [
        "# my keys\n[default]\naws_access_key_id=AKIAOTHEROTHEROTHERO\naws_secret_access_key = other\n",
        "; not this: aws_access_key_id = AKIACOMMENTED\n", "# written on a Monday", "region = eu-west-1\n\n[stage]",
    ];

    private protected override string Filling => $"""
        # my keys
        [default]
        aws_access_key_id=AKIAOTHEROTHEROTHERO
        aws_secret_access_key = other

        [prod]
        ; not this: aws_access_key_id = AKIACOMMENTED
        AWS_Access_Key_Id   =  {First}   # written on a Monday
        aws_secret_access_key={FirstSecret}
        region = eu-west-1

        [stage]
        aws_access_key_id = AKIASTAGESTAGESTAGES
        """;

    private protected override string Spoiling =>
        $"[prod]\naws_access_key_id = {First}\naws_secret_access_key = {FirstSecret}\naws_session_token = x\n";

    [Theory]
    [InlineData("", "[prod]\naws_access_key_id = ID\naws_secret_access_key = SECRET\n")]
    [InlineData("[other]\na=b", "[other]\na=b\n\n[prod]\naws_access_key_id = ID\naws_secret_access_key = SECRET\n")]
    [InlineData("[prod]\r\nregion=x\r\n", "[prod]\r\naws_access_key_id = ID\r\naws_secret_access_key = SECRET\r\nregion=x\r\n")]
    [InlineData("[prod]", "[prod]\naws_access_key_id = ID\naws_secret_access_key = SECRET\n")]
    [InlineData("[prod]\naws_access_key_id = x\n", "[prod]\naws_access_key_id = ID\naws_secret_access_key = SECRET\n")]
    [InlineData("[prod]\naws_secret_access_key=x", "[prod]\naws_access_key_id = ID\naws_secret_access_key=SECRET")]
    [InlineData("[ prod ]\n s3 =\n  aws_access_key_id = nested\n",
        "[ prod ]\naws_access_key_id = ID\naws_secret_access_key = SECRET\n s3 =\n  aws_access_key_id = nested\n")]
    public void Only_the_two_lines_change(string before, string after) => Assert.Equal(
        after.Replace("ID", First.Value).Replace("SECRET", FirstSecret), Format.Put(before, FirstPair));

    [Theory]
    [InlineData("[prod]\na=b\n[prod]\n")]
    [InlineData("[prod]\naws_access_key_id=a\naws_access_key_id=b\n")]
    public void A_file_that_says_two_things_is_refused(string text)
    {
        Assert.NotNull(Format.WhyNot(text));
        Assert.Throws<DestinationException>(() => Format.Put(text, FirstPair));
    }
}
