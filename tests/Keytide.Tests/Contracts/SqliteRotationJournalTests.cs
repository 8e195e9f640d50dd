using Keytide.Rotation;
using Keytide.Storage;
using Keytide.Storage.Sqlite;
using Keytide.Tests.Support;

namespace Keytide.Tests.Contracts;

public sealed class SqliteRotationJournalTests : RotationJournalContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database;

    public SqliteRotationJournalTests() => _database = SqliteDatabase.Open(_folder.File("keytide.db"));

    private protected override IRotationJournal Journal => new SqliteRotationJournal(_database);

    private protected override void Reopen()
    {
        _database.Dispose();
        _database = SqliteDatabase.Open(_folder.File("keytide.db"));
    }

    [Fact]
    public async Task A_line_can_be_neither_changed_nor_deleted()
    {
        await Lines_come_back_whole_and_in_order_after_reopening();
        Assert.Throws<StorageException>(() => _database.Execute("DELETE FROM rotation_line"));
        Assert.Throws<StorageException>(() => _database.Execute("UPDATE rotation_line SET at = 0"));
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
