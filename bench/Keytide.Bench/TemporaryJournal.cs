using Keytide.Storage.Sqlite;

namespace Keytide.Bench;

/// <summary>A SQLite journal in a folder that is gone afterwards.</summary>
internal sealed class TemporaryJournal : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("keytide-bench-");
    private readonly SqliteDatabase _database;

    public TemporaryJournal()
    {
        _database = SqliteDatabase.Open(Path.Combine(_folder.FullName, "keytide.db"));
        Journal = new SqliteRotationJournal(_database);
    }

    public SqliteRotationJournal Journal { get; }

    public int CountLines() => (int)(long)_database.Query("SELECT count(*) FROM rotation_line")[0][0]!;

    /// <summary>Rotations of users that are nowhere: a tick that took one of them up would fail.</summary>
    public void Fill(int count, DateTimeOffset due) => _database.InTransaction(() => _database.Execute(
        """
        INSERT INTO rotation (id, subject, account_id, user_name, user_id, old_key, phase, is_over, next_at, next_action, updated_at)
        WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?1)
        SELECT printf('rot-%020d', n), printf('123456789012/AIDA%017d', n), '123456789012', 'absent', printf('AIDA%017d', n),
            'AKIA2ABCDEFGHIJKLMNO', 'Deactivated', 0, ?2 + n, 'soaks', ?2 FROM number WHERE ?1 > 0
        """,
        count, due.UtcTicks));

    public void Dispose()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
    }
}
