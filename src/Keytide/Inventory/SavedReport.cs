using System.Text.Json;

namespace Keytide.Inventory;

/// <summary>
/// A credential report in a file: the CSV that the console downloads, or the JSON that <c>aws iam get-credential-report</c> prints, with
/// the CSV in base64.
/// </summary>
/// <param name="GeneratedAt">When AWS made it; null where the file does not say, as the CSV does not.</param>
/// <param name="LatestDate">The latest date in it, before which it cannot have been made; null if it has none.</param>
public sealed record SavedReport(string Name, CredentialReport Report, DateTimeOffset? GeneratedAt, DateTimeOffset? LatestDate)
{
    // Base64 in JSON is a third longer than what it stands for.
    private const int LargestFile = CredentialReportParser.LargestReport / 2 * 3;
    private const string Hint = "Save it with: aws iam get-credential-report --output json > report.json";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <exception cref="KeytideException">The file is too large or holds no credential report.</exception>
    public static SavedReport Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var file = SavedFile.Read(stream, name, LargestFile);
        var (content, generatedAt) = file.IsJson ? FromJson(file) : (file.Content, null);
        var (report, failure) = CredentialReportParser.Parse(content.Span);
        return report is null
            ? throw new KeytideException($"{name} is no credential report: {failure}.", Hint)
            : new SavedReport(name, report, generatedAt, report.LatestDate);
    }

    private static (ReadOnlyMemory<byte> Content, DateTimeOffset? GeneratedAt) FromJson(SavedFile file)
    {
        try
        {
            using var json = JsonDocument.Parse(file.Content, Options);
            var answer = new SavedObject(json.RootElement, "the answer");
            return (answer.Bytes("Content"), answer.OptionalTime("GeneratedTime"));
        }
        catch (JsonException fault)
        {
            throw new KeytideException($"{file.Name} is not valid JSON (line {(fault.LineNumber ?? 0) + 1}).", Hint, fault);
        }
        catch (FormatException fault)
        {
            throw new KeytideException($"{file.Name} is no credential report: {fault.Message}.", Hint, fault);
        }
        catch (InvalidOperationException fault)
        {
            // What the reader of JSON says of text that is no Unicode.
            throw new KeytideException($"{file.Name} holds text that is not valid UTF-8.", Hint, fault);
        }
    }
}
