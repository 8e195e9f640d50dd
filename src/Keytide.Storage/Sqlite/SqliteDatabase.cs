using SQLitePCL;

namespace Keytide.Storage.Sqlite;

/// <summary>
/// One SQLite file, opened for one thread at a time: write-ahead log, every commit synced to disk, other processes waited for.
/// The raw binding is used directly, since the ADO.NET provider's own dependencies cannot be restored where this is built.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private const int BusyTimeoutMilliseconds = 10_000;

    private readonly sqlite3 _handle;
    private readonly string _file;

    // Compiling a statement costs several times what running it does, and there are a few dozen of them in all.
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(StringComparer.Ordinal);

    static SqliteDatabase() => Batteries_V2.Init();

    private bool _isSynced = true;

    private SqliteDatabase(sqlite3 handle, string file)
    {
        _handle = handle;
        _file = file;
    }

    /// <summary>Opens the file, makes it (readable by its owner alone) where it is not there, and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The file is not a database of ours, or cannot be opened.</exception>
    public static SqliteDatabase Open(string file)
    {
        PrivateFile.Ensure(file);
        var code = raw.sqlite3_open_v2(
            file, out var handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_FULLMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            handle?.Dispose();
            throw new StorageException($"{file} could not be opened: {raw.sqlite3_errstr(code).utf8_to_string()}.");
        }

        var database = new SqliteDatabase(handle, file);
        try
        {
            raw.sqlite3_busy_timeout(handle, BusyTimeoutMilliseconds);
            database.Script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;");
            Migrations.Apply(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements without parameters; never with text from outside.</summary>
    public void Script(string sql) => Check(raw.sqlite3_exec(_handle, sql, out var problem), problem);

    /// <summary>Runs one statement; its text is kept, so it is never made of values.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> parameters)
    {
        if (raw.sqlite3_get_autocommit(_handle) != 0 && !sql.StartsWith("BEGIN", StringComparison.Ordinal))
        {
            Sync(true); // A statement by itself is a transaction.
        }

        var statement = Prepare(sql, parameters);
        try
        {
            Step(statement);
            return raw.sqlite3_changes(_handle);
        }
        finally
        {
            Reset(statement);
        }
    }

    /// <summary>Reads all rows; a column is a long, a double, a string, a byte array or null.</summary>
    public List<object?[]> Query(string sql, params ReadOnlySpan<object?> parameters)
    {
        var statement = Prepare(sql, parameters);
        try
        {
            var rows = new List<object?[]>();
            while (Step(statement))
            {
                rows.Add(Row(statement));
            }

            return rows;
        }
        finally
        {
            Reset(statement);
        }
    }

    /// <summary>
    /// Runs the work in one transaction that takes the write lock at once, so that it cannot fail half way for want of it.
    /// </summary>
    /// <param name="work">What to do.</param>
    /// <param name="isSynced">
    /// Whether it is on disk when this returns. Otherwise a crash of the machine may lose it, but never anything older: the log is
    /// written in order, and the next synced commit takes all before it along.
    /// </param>
    public void InTransaction(Action work, bool isSynced = true)
    {
        Sync(isSynced);
        Transact(work);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }

    // Whether commits wait for the disk. Set only where it changes, since the setting is a statement by itself.
    private void Sync(bool isSynced)
    {
        if (isSynced != _isSynced)
        {
            Script(isSynced ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            _isSynced = isSynced;
        }
    }

    private void Transact(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            // SQLite may have rolled back by itself, on a full disk for example; asking again is then an error of no interest.
            raw.sqlite3_exec(_handle, "ROLLBACK");
            throw;
        }
    }

    private static object?[] Row(sqlite3_stmt statement)
    {
        var row = new object?[raw.sqlite3_column_count(statement)];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = raw.sqlite3_column_type(statement, i) switch
            {
                raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, i),
                raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, i),
                raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, i).utf8_to_string(),
                raw.SQLITE_BLOB => raw.sqlite3_column_blob(statement, i).ToArray(),
                _ => null,
            };
        }

        return row;
    }

    private sqlite3_stmt Prepare(string sql, ReadOnlySpan<object?> parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(_handle, sql, out statement), null);
            _statements[sql] = statement;
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            var at = i + 1;
            Check(
                parameters[i] switch
                {
                    null => raw.sqlite3_bind_null(statement, at),
                    string text => raw.sqlite3_bind_text(statement, at, text),
                    long number => raw.sqlite3_bind_int64(statement, at, number),
                    int number => raw.sqlite3_bind_int64(statement, at, number),
                    byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
                    var other => throw new ArgumentException($"SQLite holds no {other.GetType().Name}."),
                },
                null);
        }

        return statement;
    }

    // The error of a failed step comes back here; it was reported already.
    private static void Reset(sqlite3_stmt statement)
    {
        raw.sqlite3_reset(statement);
        raw.sqlite3_clear_bindings(statement);
    }

    private bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(code, null);
        }

        return code == raw.SQLITE_ROW;
    }

    private void Check(int code, string? problem)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new StorageException($"{_file}: {problem ?? raw.sqlite3_errmsg(_handle).utf8_to_string()}.");
        }
    }
}
