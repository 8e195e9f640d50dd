using System.Globalization;
using System.Reflection;

namespace Keytide.Storage.Sqlite;

/// <summary>Numbered SQL scripts, run in order under the write lock; what a database has seen is written in it.</summary>
internal static class Migrations
{
    private const string Prefix = "Keytide.Storage.Sqlite.Schema.";

    public static void Apply(SqliteDatabase database)
    {
        var scripts = Scripts();
        var newest = scripts[^1].Number;
        if (Version(database) == newest)
        {
            return;
        }

        database.InTransaction(() =>
        {
            // Looked at again under the lock: another process may have been first.
            var version = Version(database);
            if (version > newest)
            {
                throw new StorageException(
                    $"The state was written by a newer Keytide (schema {version}, this one knows {newest}). "
                    + "Upgrade, or name another --home.");
            }

            foreach (var (number, sql) in scripts.Where(script => script.Number > version))
            {
                database.Script(sql);
                database.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={number}"));
            }
        });
    }

    private static long Version(SqliteDatabase database) => (long)database.Query("PRAGMA user_version")[0][0]!;

    private static List<(long Number, string Sql)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (long.Parse(name.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
            })
            .ToList();
    }
}
