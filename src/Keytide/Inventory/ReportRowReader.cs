namespace Keytide.Inventory;

/// <summary>
/// Reads one record of the credential report into a row, or says why it cannot be one. Cells are never shifted to make a row fit.
/// </summary>
internal sealed class ReportRowReader
{
    private const int LongestPlainText = 128;

    private readonly ReportColumns _columns;
    private readonly IReadOnlyList<string> _fields;
    private readonly List<string> _unreadable = [];
    private string? _shifted;

    private ReportRowReader(ReportColumns columns, IReadOnlyList<string> fields) => (_columns, _fields) = (columns, fields);

    public static (CredentialReportRow? Row, UnparsedReportRow? Unparsed) Read(CsvRecord record, ReportColumns columns)
    {
        if (record.Fault is not null)
        {
            return Refuse(record, record.Fault);
        }

        var wrongCount = record.Fields.Count != columns.Count;
        var fields = wrongCount ? ReportRowAnchor.Recut(record.Fields, columns) : record.Fields;
        if (fields is null)
        {
            return Refuse(record, $"it has {record.Fields.Count} fields instead of {columns.Count}");
        }

        var user = columns.Cell(fields, "user")!;
        var arn = columns.Cell(fields, "arn")!;
        if (IamArn.Parse(arn) is not { } parsed)
        {
            return Refuse(record, $"\"{Quoted.Shorten(arn)}\" is not the ARN of a user");
        }

        if (parsed.Name != user)
        {
            return Refuse(record, $"its user \"{Quoted.Shorten(user)}\" and its ARN \"{Quoted.Shorten(arn)}\" do not agree");
        }

        var reader = new ReportRowReader(columns, fields);
        var row = reader.Row(record.Line, user, arn);
        if (reader._shifted is not null)
        {
            return Refuse(record, $"its cells are not under their columns: {reader._shifted}");
        }

        return wrongCount && row.UnreadableCells.Count > 0
            ? Refuse(record, $"it has {record.Fields.Count} fields instead of {columns.Count}, and commas in names do not explain it")
            : (row, null);
    }

    private static (CredentialReportRow? Row, UnparsedReportRow? Unparsed) Refuse(CsvRecord record, string reason) =>
        (null, new UnparsedReportRow(record.Line, ReportRowAnchor.Find(record.Fields)?.Arn, reason));

    private CredentialReportRow Row(int line, string user, string arn) => new()
    {
        Line = line,
        User = user,
        Arn = arn,
        CreatedAt = Date("user_creation_time"),
        PasswordEnabled = Flag("password_enabled"),
        PasswordLastUsed = Date("password_last_used"),
        PasswordLastChanged = Date("password_last_changed"),
        PasswordNextRotation = Date("password_next_rotation"),
        MfaActive = Flag("mfa_active"),
        AccessKeys = [Key(1), Key(2)],
        Certificates = [Certificate(1), Certificate(2)],
        AdditionalCredentials = Text(ReportColumns.Additional, CsvReader.LongestField),
        UnreadableCells = _unreadable,
    };

    private ReportKeySlot Key(int slot) => new(
        Flag($"access_key_{slot}_active"),
        Date($"access_key_{slot}_last_rotated"),
        Date($"access_key_{slot}_last_used_date"),
        Text($"access_key_{slot}_last_used_region", LongestPlainText),
        Text($"access_key_{slot}_last_used_service", LongestPlainText));

    private ReportCertificateSlot Certificate(int slot) => new(Flag($"cert_{slot}_active"), Date($"cert_{slot}_last_rotated"));

    private ReportFlag Flag(string column)
    {
        var cell = _columns.Cell(_fields, column);
        var flag = cell switch
        {
            null => ReportFlag.Unreadable,
            _ when cell.Equals("true", StringComparison.OrdinalIgnoreCase) => ReportFlag.Yes,
            _ when cell.Equals("false", StringComparison.OrdinalIgnoreCase) => ReportFlag.No,
            "not_supported" => ReportFlag.NotSupported,
            _ => ReportFlag.Unreadable,
        };
        if (flag == ReportFlag.Unreadable && cell is not null)
        {
            Note(column, cell, isOfAnotherColumn: ReportDate.Parse(cell).Kind == ReportDateKind.At);
        }

        return flag;
    }

    private ReportDate Date(string column)
    {
        var cell = _columns.Cell(_fields, column);
        var date = ReportDate.Parse(cell);
        if (date.Kind == ReportDateKind.Unreadable && cell is not null)
        {
            Note(column, cell, isOfAnotherColumn: IsFlagWord(cell));
        }

        return date;
    }

    private string? Text(string column, int longest)
    {
        if (_columns.Cell(_fields, column) is not { Length: > 0 } cell || cell.Length > longest
            || cell is "N/A" or "not_supported" or "no_information")
        {
            return null;
        }

        if (IsFlagWord(cell) || ReportDate.Parse(cell).Kind == ReportDateKind.At)
        {
            Note(column, cell, isOfAnotherColumn: true);
        }

        return cell;
    }

    private static bool IsFlagWord(string cell) =>
        cell.Equals("true", StringComparison.OrdinalIgnoreCase) || cell.Equals("false", StringComparison.OrdinalIgnoreCase);

    private void Note(string column, string cell, bool isOfAnotherColumn)
    {
        var note = $"{column} is \"{Quoted.Shorten(cell)}\"";
        _unreadable.Add(note);
        _shifted ??= isOfAnotherColumn ? note : null;
    }
}
