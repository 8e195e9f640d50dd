namespace Keytide.Inventory;

/// <summary>
/// Finds where a row's user and ARN end when commas in them were written without quotes. Commas are legal in user names and in paths:
/// <code>
/// smith,bob,arn:aws:iam::123456789012:user/smith,bob,2024-01-02T…   is   "smith,bob" | "arn:…:user/smith,bob" | "2024-01-02T…"
/// </code>
/// The ARN repeats the name, so a cut is right only where the two agree; a row with no such cut, or with two, is not guessed at.
/// </summary>
internal static class ReportRowAnchor
{
    private const int MostPieces = 64; // A user name is at most 64 characters, so it has at most 63 commas.

    /// <summary>The user, the ARN and the index of the first field after them; null unless exactly one cut is consistent.</summary>
    public static (string User, string Arn, int Next)? Find(IReadOnlyList<string> fields)
    {
        // A colon is in no user name and in every ARN, so the first field with one is where the ARN begins.
        var start = 0;
        while (start < fields.Count && !fields[start].Contains(':'))
        {
            start++;
        }

        if (start is 0 or > MostPieces || start == fields.Count)
        {
            return null;
        }

        (string User, string Arn, int Next)? found = null;
        var user = string.Join(',', fields.Take(start));
        var arn = fields[start];
        for (var end = start + 1; arn.Length <= IamArn.LongestLength; end++)
        {
            if (arn.EndsWith(user, StringComparison.Ordinal) && IamArn.Parse(arn)?.Name == user)
            {
                if (found is not null)
                {
                    return null;
                }

                found = (user, arn, end);
            }

            if (end == fields.Count || end - start == MostPieces)
            {
                break;
            }

            arn = string.Concat(arn, ",", fields[end]);
        }

        return found;
    }

    /// <summary>The fields as they should have been cut for that many columns; null where that cannot be told.</summary>
    public static IReadOnlyList<string>? Recut(IReadOnlyList<string> fields, ReportColumns columns)
    {
        if (!columns.BeginsWithUserAndArn || Find(fields) is not { } anchor)
        {
            return null;
        }

        var rest = fields.Skip(anchor.Next).ToList();
        var expected = columns.Count - 2;
        if (rest.Count > expected && columns.EndsWithAdditional)
        {
            var tail = string.Join(',', rest.Skip(expected - 1));
            rest.RemoveRange(expected - 1, rest.Count - expected + 1);
            rest.Add(tail);
        }

        return rest.Count == expected ? [anchor.User, anchor.Arn, .. rest] : null;
    }
}
