using Keytide.Storage;
using Keytide.Storage.Sqlite;
using Keytide.Tests.Support;

namespace Keytide.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "state", "keytide.db");

    [Fact]
    public void The_file_is_readable_by_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        using var database = SqliteDatabase.Open(File);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void What_was_committed_is_there_after_opening_again()
    {
        using (var first = SqliteDatabase.Open(File))
        {
            first.Execute("INSERT INTO inventory_cache VALUES (?, ?, ?, ?)", "aws", "000000000042", "2026-01-01", new byte[] { 1, 2, 3 });
        }

        using var second = SqliteDatabase.Open(File);
        Assert.Equal([1, 2, 3], (byte[])second.Query("SELECT document FROM inventory_cache WHERE account_id = ?", "000000000042")[0][0]!);
    }

    [Fact]
    public void A_failed_transaction_leaves_nothing()
    {
        using var database = SqliteDatabase.Open(File);
        Assert.Throws<InvalidOperationException>(() => database.InTransaction(() =>
        {
            database.Execute("INSERT INTO inventory_cache VALUES ('aws', '1', 'now', x'00')");
            throw new InvalidOperationException();
        }));
        Assert.Empty(database.Query("SELECT 1 FROM inventory_cache"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var garbage = new string('x', 4096);
        System.IO.File.WriteAllText(File, garbage);
        Assert.Throws<StorageException>(() => SqliteDatabase.Open(File).Dispose());
        Assert.Equal(garbage, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void State_of_a_newer_Keytide_is_refused()
    {
        using (var database = SqliteDatabase.Open(File))
        {
            database.Script("PRAGMA user_version=9999");
        }

        var refusal = Assert.Throws<StorageException>(() => SqliteDatabase.Open(File).Dispose());
        Assert.Contains("newer", refusal.Message);
    }

    public void Dispose() => _folder.Dispose();
}
