namespace Keytide.Inventory;

/// <summary>
/// Where each column of a report is, by the names in its header; never by position. The names are those of the IAM User Guide
/// ("Generate credential reports"); the last, <c>additional_credentials_info</c>, is documented but not in every report.
/// </summary>
internal sealed class ReportColumns
{
    public const string Additional = "additional_credentials_info";

    private static readonly string[] Expected =
    [
        "user", "arn", "user_creation_time",
        "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation", "mfa_active",
        "access_key_1_active", "access_key_1_last_rotated",
        "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated",
        "access_key_2_last_used_date", "access_key_2_last_used_region", "access_key_2_last_used_service",
        "cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated",
    ];

    private readonly Dictionary<string, int> _positions;

    private ReportColumns(Dictionary<string, int> positions, IReadOnlyList<string> header)
    {
        _positions = positions;
        Count = header.Count;
        Missing = [.. Expected.Where(name => !positions.ContainsKey(name))];
        Unknown = [.. header.Where(name => name != Additional && !Expected.Contains(name)).Select(Quoted.Shorten)];
        BeginsWithUserAndArn = header.Count > 2 && header[0] == "user" && header[1] == "arn";
        EndsWithAdditional = header.Count > 2 && header[^1] == Additional;
    }

    public int Count { get; }

    public IReadOnlyList<string> Missing { get; }

    public IReadOnlyList<string> Unknown { get; }

    public bool BeginsWithUserAndArn { get; }

    /// <summary>Whether the last column is free text, in which commas may stand unquoted.</summary>
    public bool EndsWithAdditional { get; }

    /// <summary>Null and a reason when the line is no header of a credential report.</summary>
    public static (ReportColumns? Columns, string Reason) Bind(CsvRecord header)
    {
        if (header.Fault is not null)
        {
            return (null, $"its first line cannot be read: {header.Fault}");
        }

        var names = header.Fields.Select(name => name.Trim().ToLowerInvariant()).ToList();
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!positions.TryAdd(names[i], i))
            {
                return (null, $"it has two columns called \"{Quoted.Shorten(names[i])}\"");
            }
        }

        return positions.ContainsKey("user") && positions.ContainsKey("arn")
            ? (new ReportColumns(positions, names), "")
            : (null, $"it begins with \"{Quoted.Shorten(string.Join(',', header.Fields.Take(4)))}\" instead of the header \"user,arn,…\"");
    }

    public string? Cell(IReadOnlyList<string> fields, string column) =>
        _positions.TryGetValue(column, out var position) ? fields[position] : null;
}
