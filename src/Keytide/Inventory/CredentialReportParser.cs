using System.Text;

namespace Keytide.Inventory;

/// <summary>
/// Reads a credential report. Columns are found by the names in the header, unknown columns are skipped, and a row that cannot be read is
/// kept as such. What is no report at all is a failure with its reason, never an empty report.
/// </summary>
public static class CredentialReportParser
{
    /// <summary>AWS allows some thousands of users per account; a report has about 300 bytes for each.</summary>
    public const int LargestReport = 64 * 1024 * 1024;

    public const int MostRows = 200_000;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a report that AWS answered with.</summary>
    /// <returns>The report, or null and the reason in words for a person.</returns>
    public static (CredentialReport? Report, string Failure) Parse(ReadOnlySpan<byte> content)
    {
        if (content.Length > LargestReport)
        {
            return (null, $"it is larger than {LargestReport / (1024 * 1024)} MiB");
        }

        var text = Encoding.UTF8.GetString(content.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content);
        ReportColumns? columns = null;
        var rows = new Rows();
        foreach (var record in CsvReader.Read(text))
        {
            if (columns is null)
            {
                (columns, var reason) = ReportColumns.Bind(record);
                if (columns is null)
                {
                    return (null, reason);
                }
            }
            else if (!rows.Add(record, columns))
            {
                return (null, $"it has more than {MostRows} rows");
            }
        }

        return columns is null ? (null, "it is empty") : rows.ToReport(columns);
    }

    /// <summary>The rows read so far, with the ARNs seen, since two different rows for one user leave both in doubt.</summary>
    private sealed class Rows
    {
        private readonly List<(CredentialReportRow Row, IReadOnlyList<string> Fields)> _read = [];
        private readonly Dictionary<string, int> _byArn = new(StringComparer.Ordinal);
        private readonly HashSet<string> _contradicted = new(StringComparer.Ordinal);
        private readonly List<UnparsedReportRow> _unparsed = [];
        private IamArn? _first;

        public bool Add(CsvRecord record, ReportColumns columns)
        {
            var (row, unparsed) = ReportRowReader.Read(record, columns);
            if (unparsed is not null)
            {
                _unparsed.Add(unparsed);
            }
            else if (row is not null)
            {
                Keep(row, record.Fields);
            }

            return _read.Count + _unparsed.Count <= MostRows;
        }

        public (CredentialReport? Report, string Failure) ToReport(ReportColumns columns)
        {
            if (_first is null)
            {
                return _unparsed.Count == 0
                    ? (null, "it has a header and no rows, not even root's")
                    : (null, $"none of its {_unparsed.Count} rows can be read; line {_unparsed[0].Line}: {_unparsed[0].Reason}");
            }

            foreach (var arn in _contradicted)
            {
                var line = _read[_byArn[arn]].Row.Line;
                _unparsed.Add(new UnparsedReportRow(line, arn, "another row says something else of the same user"));
            }

            return (new CredentialReport
            {
                Account = _first.Account,
                PartitionId = _first.PartitionId,
                Rows = [.. _read.Select(entry => entry.Row).Where(row => !_contradicted.Contains(row.Arn))],
                UnparsedRows = _unparsed,
                MissingColumns = columns.Missing,
                UnknownColumns = columns.Unknown,
            }, "");
        }

        private void Keep(CredentialReportRow row, IReadOnlyList<string> fields)
        {
            var arn = IamArn.Parse(row.Arn)!;
            _first ??= arn;
            if (arn.Account != _first.Account || arn.PartitionId != _first.PartitionId)
            {
                var reason = $"it is of account {arn.Account}, the rows before it of {_first.Account}";
                _unparsed.Add(new UnparsedReportRow(row.Line, row.Arn, reason));
            }
            else if (_byArn.TryAdd(row.Arn, _read.Count))
            {
                _read.Add((row, fields));
            }
            else if (!_read[_byArn[row.Arn]].Fields.SequenceEqual(fields))
            {
                _contradicted.Add(row.Arn);
            }
        }
    }
}
