using Keytide.Rotation;
using Keytide.Storage.Sqlite;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// A journal in a real SQLite file, for some of the seeds. A death is that of the process: the connection is gone, the file is as it was
/// committed. In memory where the machine has a file system there, since the syncs are not what is tested.
/// </summary>
internal sealed class SwarmSqlite : IDisposable
{
    private const string InMemory = "/dev/shm";

    private readonly string _folder = Directory.Exists(InMemory)
        ? Directory.CreateDirectory(Path.Combine(InMemory, Path.GetRandomFileName())).FullName
        : Directory.CreateTempSubdirectory("keytide-swarm-").FullName;

    private SqliteDatabase? _database;

    public byte[] Content => [.. Directory.EnumerateFiles(_folder).Order(StringComparer.Ordinal).SelectMany(Bytes)];

    public IRotationJournal Open()
    {
        _database?.Dispose();
        _database = SqliteDatabase.Open(Path.Combine(_folder, "keytide.db"));
        return new SqliteRotationJournal(_database);
    }

    public void Dispose()
    {
        _database?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
