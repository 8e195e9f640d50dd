using System.Text;
using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Keys;
using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Output.Audit;
using Keytide.Tests.Support;

namespace Keytide.Tests.Output.Keys;

public sealed class KeyDetailTests
{
    private static readonly AccountAudit Production = SampleAudit.Accounts[0];
    private static readonly Credential AliceKey = Production.Credentials.Single(it => it.Id == "AKIAALICE00000000002");
    private static readonly UserFacts Alice = new UserBuilder("alice").Tag("Owner", "alice@example.com").Tag("note", "[red]x\u202e")
        .In("developers").Attached("arn:aws:iam::aws:policy/ReadOnlyAccess").Inline("deploy", "{}").Build();

    [Fact]
    public async Task A_key_is_shown_as_agreed() =>
        Golden.Golden.Check(await ShowAsync(OutputFormat.Table, KeyDetail.Of(Production, AliceKey, Alice)), "alice");

    [Fact]
    public async Task A_key_of_which_little_was_read_says_so()
    {
        var account = SampleAudit.Accounts[1];
        Golden.Golden.Check(await ShowAsync(OutputFormat.Table, KeyDetail.Of(account, account.Credentials[0], null)), "unknown");
    }

    [Fact]
    public async Task The_json_is_a_document_of_its_own()
    {
        var json = await ShowAsync(OutputFormat.Json, KeyDetail.Of(Production, AliceKey, Alice));
        Golden.Golden.Check(json, "alice", "json");
        var document = JsonDocument.Parse(json).RootElement;
        Assert.Equal("alice@example.com", document.GetProperty("credential").GetProperty("owner").GetString());
        Assert.Equal(2, document.GetProperty("otherCredentials").GetArrayLength());
    }

    [Fact]
    public void Roots_key_is_not_credited_with_what_is_the_accounts()
    {
        var rootKey = Production.Credentials[0];
        var detail = KeyDetail.Of(Production, rootKey, null);
        Assert.Empty(detail.Others); // the server certificate has the same ARN and is the account's
        Assert.Equal("root.access-key", Assert.Single(detail.Findings).Check);
    }

    private static async Task<string> ShowAsync(OutputFormat format, KeyDetail detail)
    {
        using var output = new MemoryStream();
        var options = new KeyListOptions { Width = 100 };
        await KeyDetailWriter.WriteAsync(format, detail, SampleAudit.AsOf, output, options, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
