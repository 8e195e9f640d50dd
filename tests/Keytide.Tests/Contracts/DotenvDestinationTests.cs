using Keytide.Connectors.Files;
using Keytide.Distribution;

namespace Keytide.Tests.Contracts;

public sealed class DotenvDestinationTests : FileDestinationContract
{
    private protected override IPairFormat Format => new DotenvFormat();

    private protected override string Address(string path) => $"dotenv:{path}";

    private protected override IReadOnlyList<string> Neighbours =>
        ["# AWS_ACCESS_KEY_ID=AKIACOMMENTED\n", "DB=postgres://x\n", $"export AWS_SECRET_ACCESS_KEY=\"{SecondSecret}\" # here\n"];

    private protected override string Filling => $"""
        # AWS_ACCESS_KEY_ID=AKIACOMMENTED
        DB=postgres://x
        AWS_ACCESS_KEY_ID={First}
        export AWS_SECRET_ACCESS_KEY="{FirstSecret}" # here
        LAST=1
        """;

    private protected override string Spoiling =>
        $"AWS_ACCESS_KEY_ID={First}\nAWS_ACCESS_KEY_ID={Second}\nAWS_SECRET_ACCESS_KEY={FirstSecret}\n";

    [Fact]
    public void User_name_and_password_for_mail_have_names_of_their_own()
    {
        var format = new DotenvFormat(PairForm.Smtp("eu-west-1"));
        var text = format.Put("AWS_SESSION_TOKEN=somebody's\nexport SMTP_PASSWORD='old'\n", SecondPair);
        Assert.Equal($"AWS_SESSION_TOKEN=somebody's\nexport SMTP_PASSWORD='{SecondSecret}'\nSMTP_USERNAME={Second}\n", text);
        Assert.True(format.Find(text)!.Matches(SecondPair));
    }
}
