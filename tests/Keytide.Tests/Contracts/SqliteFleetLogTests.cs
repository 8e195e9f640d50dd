using Keytide.Rotation.Fleet;
using Keytide.Storage;
using Keytide.Storage.Sqlite;
using Keytide.Tests.Support;

namespace Keytide.Tests.Contracts;

public sealed class SqliteFleetLogTests : FleetLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteFleetLogTests() => _database = SqliteDatabase.Open(_folder.File("keytide.db"));

    protected override IFleetLog Log => new SqliteFleetLog(_database);

    [Fact]
    public void Its_lines_are_kept()
    {
        Log.Append(new FleetLine(DateTimeOffset.UnixEpoch, FleetLineKind.Stopped, null, "", "x"));
        Assert.Throws<StorageException>(() => _database.Execute("DELETE FROM fleet_line"));
        Assert.Throws<StorageException>(() => _database.Execute("UPDATE fleet_line SET detail = 'y'"));
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
