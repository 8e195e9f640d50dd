using Keytide.Rotation;
using Keytide.Storage;
using Keytide.Storage.Sqlite;
using Keytide.Tests.Support;

namespace Keytide.Tests.Storage;

public sealed class SqliteKeyActsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly KeyAct Act = new(
        AccountId.Parse("123456789012"), "u", "AIDAU", AccessKeyId.Parse("AKIAFIRSTFIRSTFIRSTA"), KeyChange.Deactivate, "me", "unused");

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteKeyActsTests() => _database = SqliteDatabase.Open(_folder.File("keytide.db"));

    [Fact]
    public async Task An_act_is_its_intent_and_then_its_outcome()
    {
        var acts = new SqliteKeyActs(_database);
        var lease = await LeaseAsync("one", Now);
        var intent = acts.Intend(lease, Act, Now);
        Assert.Equal([(KeyChange.Deactivate, "intended", "unused")], acts.Of(Act.Key));
        acts.Conclude(lease, Act, intent, isDone: true, "IAM agreed", Now);
        Assert.Equal(["intended", "done"], acts.Of(Act.Key).Select(line => line.Stage));
    }

    [Fact]
    public async Task Who_lost_the_lease_writes_nothing()
    {
        var acts = new SqliteKeyActs(_database);
        var lost = await LeaseAsync("one", Now);
        await LeaseAsync("two", Now.AddHours(1));
        Assert.Throws<LeaseLostException>(() => acts.Intend(lost, Act, Now));
        Assert.Empty(acts.Of(Act.Key));
    }

    [Theory]
    [InlineData("DELETE FROM key_act")]
    [InlineData("UPDATE key_act SET stage = 'done'")]
    public async Task A_line_stays_as_it_was_written(string sql)
    {
        new SqliteKeyActs(_database).Intend(await LeaseAsync("one", Now), Act, Now);
        Assert.Throws<StorageException>(() => _database.Script(sql));
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private async Task<Lease> LeaseAsync(string holder, DateTimeOffset at) =>
        (await new SqliteRotationJournal(_database).AcquireAsync(Act.Subject, holder, LeaseTerms.Usual, at, null, default))!;
}
