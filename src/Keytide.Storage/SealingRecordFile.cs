using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keytide.Storage;

/// <summary>The file <c>sealing.json</c> beside the database. It holds no secret that opens without the keyring or KMS.</summary>
public static class SealingRecordFile
{
    private const int Version = 1;
    private const int LargestFile = 64 * 1024;

    /// <returns>Null where there is no file.</returns>
    /// <exception cref="StorageException">It cannot be read, or is damaged.</exception>
    public static SealingRecord? Read(string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                return null;
            }

            if (new FileInfo(file).Length > LargestFile)
            {
                throw Damaged(file);
            }

            return JsonNode.Parse(File.ReadAllText(file)) is JsonObject record && (int?)record["version"] == Version
                ? new SealingRecord(
                    Text(record, "place") ?? throw Damaged(file),
                    Text(record, "installation") ?? throw Damaged(file),
                    Text(record, "check") ?? throw Damaged(file),
                    Text(record, "kmsKey"),
                    Text(record, "encryptedKey") is { } encrypted ? Convert.FromBase64String(encrypted) : null)
                : throw Damaged(file);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            throw Damaged(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{file} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Writes it whole and durably.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="record">What it says from now on.</param>
    /// <param name="replace">Whether one that is there is replaced.</param>
    /// <returns>False where another process was first.</returns>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public static bool Write(string file, SealingRecord record, bool replace)
    {
        var json = new JsonObject
        {
            ["version"] = Version,
            ["place"] = record.Place,
            ["installation"] = record.Installation,
            ["check"] = record.Check,
        };
        if (record is { KmsKey: { } key, EncryptedKey: { } encrypted })
        {
            json["kmsKey"] = key;
            json["encryptedKey"] = Convert.ToBase64String(encrypted);
        }

        return PrivateFile.Write(file, Encoding.UTF8.GetBytes(json.ToJsonString()), record.Installation, replace);
    }

    private static string? Text(JsonObject record, string name) => (string?)record[name];

    private static StorageException Damaged(string file) =>
        new($"{file} is damaged: it does not say where the sealing key is.");
}
