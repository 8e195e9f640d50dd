using System.Text;
using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class CachedAccountJsonTests
{
    private static readonly CachedAccount Sample = new()
    {
        Id = Account,
        PartitionId = "aws",
        Name = "payments",
        SavedAt = Now,
        ReportGeneratedAt = ReportTime,
        UserCount = 2,
        UsersWithKeys = 1,
        Users = new Dictionary<string, CachedUser>
        {
            ["AIDABOB"] = new()
            {
                Arn = "arn:aws:iam::123456789012:user/bob",
                Owner = "team-bob",
                AccessKeys = new(Now, [Listing('A', "2024-05-01T10:00:00Z"), new(Key('B'), CredentialStatus.Expired, null)]),
                MfaDevices = new(Now, [new ListedMfaDevice("GAHT12345678", Now)]),
                Certifications = [new CachedCertification("arn:x", Now, new Dictionary<string, string> { ["FIDO"] = "L1" })],
                SigningCertificates = new(Now, [new SigningCertificate("CERT", CredentialStatus.Inactive, Now)]),
                SshPublicKeys = new(Now, []),
            },
        },
    };

    [Fact]
    public void What_was_written_is_read_back_the_same()
    {
        var written = CachedAccountJson.Serialize(Sample);
        Assert.True(CachedAccountJson.TryDeserialize(written, Account, out var read, out var reason), reason);
        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(CachedAccountJson.Serialize(read)));
        Assert.Equal(Sample.Users["AIDABOB"].AccessKeys!.Items, read.Users["AIDABOB"].AccessKeys!.Items);
        Assert.Equal(
            ("payments", "arn:aws:iam::123456789012:user/bob", "team-bob"),
            (read.Name, read.Users["AIDABOB"].Arn, read.Users["AIDABOB"].Owner));
        Assert.Equal("L1", read.Users["AIDABOB"].Certifications[0].Values["FIDO"]);
        Assert.Empty(read.Users["AIDABOB"].SshPublicKeys!.Items);
        Assert.Equal(ReportTime, read.ReportGeneratedAt);
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("null", "not one of an inventory")]
    [InlineData("{}", "not one of an inventory")]
    [InlineData("[1,2]", "damaged")]
    public void What_is_no_entry_is_refused(string json, string reason) => Refused(json, reason);

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "version 2")]
    [InlineData("\"account\":\"123456789012\"", "\"account\":\"123456789013\"", "not of account 123456789012")]
    [InlineData("AKIAQAAAAAAAAAAAAAAA", "; drop table", "no call answers")]
    [InlineData("\"Expired\"", "\"Splendid\"", "damaged")]
    [InlineData("\"Expired\"", "77", "no call answers")]
    [InlineData("\"items\":[]", "\"items\":null", "no call answers")]
    [InlineData("\"items\":[]", "\"items\":[null]", "no call answers")]
    [InlineData("\"readAt\":\"2024", "\"readAt\":\"twenty", "damaged")]
    [InlineData("\"FIDO\":\"L1\"", "\"FIDO\":null", "no call answers")]
    public void A_damaged_or_foreign_entry_is_refused(string part, string replacement, string reason)
    {
        var json = Encoding.UTF8.GetString(CachedAccountJson.Serialize(Sample));
        Assert.Contains(part, json);
        Refused(json.Replace(part, replacement), reason);
    }

    [Fact]
    public void Any_damage_is_answered_and_never_thrown()
    {
        var valid = CachedAccountJson.Serialize(Sample);
        var entropy = new SeededEntropy(5);
        for (var round = 0; round < 3000; round++)
        {
            var damaged = valid.ToArray();
            for (var i = 0; i < 3; i++)
            {
                damaged[(int)(entropy.NextDouble() * damaged.Length)] = (byte)(entropy.NextDouble() * 256);
            }

            Assert.NotEqual(CachedAccountJson.TryDeserialize(damaged, Account, out var account, out var reason), account is null);
            Assert.Equal(account is null, reason.Length > 0);
        }
    }

    [Fact]
    public async Task The_store_in_memory_keeps_and_the_one_that_keeps_nothing_does_not()
    {
        var memory = new InMemoryInventoryCache();
        await memory.StoreAsync(Sample, default);
        Assert.Same(Sample, await memory.FindAsync(Account, default));
        Assert.Null(await memory.FindAsync(AccountId.FromNumber(1), default));

        var none = new NoInventoryCache();
        await none.StoreAsync(Sample, default);
        Assert.Null(await none.FindAsync(Account, default));
    }

    private static void Refused(string json, string reason)
    {
        Assert.False(CachedAccountJson.TryDeserialize(Encoding.UTF8.GetBytes(json), Account, out var account, out var said));
        Assert.Null(account);
        Assert.Contains(reason, said);
    }
}
