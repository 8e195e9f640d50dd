using System.Text;
using Keytide.Inventory;

namespace Keytide.Tests.Inventory;

public sealed class CredentialReportParserTests
{
    [Fact]
    public void Every_cell_of_a_row_is_read()
    {
        var report = ReportText.Read(ReportText.User(
            "bob",
            key1: "true,2024-03-01T10:00:00Z,2024-06-01T11:15:00Z,eu-west-1,s3",
            key2: "false,2023-03-01T10:00:00+00:00,N/A,N/A,N/A"));

        Assert.Equal("123456789012", report.Account.ToString());
        Assert.Equal("aws", report.PartitionId);
        var bob = report.Rows[1];
        Assert.Equal("bob", bob.User);
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero), bob.CreatedAt.Instant);
        Assert.Equal(ReportFlag.Yes, bob.PasswordEnabled);
        Assert.Equal(ReportDateKind.NoInformation, bob.PasswordLastUsed.Kind);
        Assert.Equal(ReportDateKind.NotApplicable, bob.PasswordNextRotation.Kind);
        Assert.Equal(ReportFlag.No, bob.MfaActive);
        Assert.Equal(("eu-west-1", "s3"), (bob.AccessKeys[0].Region, bob.AccessKeys[0].Service));
        Assert.Equal(new DateTimeOffset(2024, 6, 1, 11, 15, 0, TimeSpan.Zero), bob.AccessKeys[0].LastUsed.Instant);
        Assert.Equal(ReportFlag.No, bob.AccessKeys[1].Active);
        Assert.False(bob.AccessKeys[1].IsEmpty);
        Assert.Empty(bob.UnreadableCells);
        Assert.Empty(report.UnparsedRows);
    }

    [Fact]
    public void Root_is_a_row_of_its_own_with_words_in_place_of_dates()
    {
        var root = ReportText.Read().Rows[0];
        Assert.True(root.IsRoot);
        Assert.Equal(ReportDateKind.NotSupported, root.PasswordNextRotation.Kind);
        Assert.False(root.MayHaveAccessKeys);
    }

    [Theory]
    [InlineData("2015-04-16T15:14:00+00:00")]
    [InlineData("2015-04-16T15:14:00Z")]
    [InlineData("2015-04-16T17:14:00+02:00")]
    public void Both_ways_to_write_a_date_mean_the_same(string cell) =>
        Assert.Equal(new DateTimeOffset(2015, 4, 16, 15, 14, 0, TimeSpan.Zero), ReportDate.Parse(cell).Instant);

    [Fact]
    public void Columns_are_found_by_name_and_unknown_ones_skipped()
    {
        var header = "novelty,arn,user,mfa_active,password_enabled";
        var (report, failure) = ReportText.Parse(header + "\nx,arn:aws:iam::123456789012:user/bob,bob,TRUE,FALSE");
        Assert.True(report is not null, failure);
        Assert.Equal("bob", report.Rows[0].User);
        Assert.Equal(ReportFlag.Yes, report.Rows[0].MfaActive);
        Assert.Equal(ReportFlag.No, report.Rows[0].PasswordEnabled);
        Assert.Equal(["novelty"], report.UnknownColumns);
        Assert.Contains("access_key_1_active", report.MissingColumns);
        Assert.Equal(ReportFlag.Unreadable, report.Rows[0].AccessKeys[0].Active);
        Assert.True(report.Rows[0].MayHaveAccessKeys);
    }

    [Fact]
    public void The_twenty_third_column_is_understood()
    {
        var text = ReportText.Header + ",additional_credentials_info\n" + ReportText.Root + ",N/A\n"
            + ReportText.User("bob", key1: ReportText.NoKey) + ",\"1 additional access key, use ListAccessKeys\"\n"
            + ReportText.User("eve") + ",1 additional access key, use ListAccessKeys";
        var report = ReportText.Parse(text).Report!;
        Assert.Empty(report.UnparsedRows);
        Assert.Null(report.Rows[0].AdditionalCredentials);
        Assert.True(report.Rows[1].MayHaveAccessKeys);
        Assert.Equal("1 additional access key, use ListAccessKeys", report.Rows[1].AdditionalCredentials);
        Assert.Equal("1 additional access key, use ListAccessKeys", report.Rows[2].AdditionalCredentials);
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("\n", "\n\n")]
    public void Line_ends_and_a_byte_order_mark_make_no_difference(string lineEnd, string last)
    {
        var text = "\uFEFF" + ReportText.Of(ReportText.User("bob")).Replace("\n", lineEnd) + last;
        var report = ReportText.Parse(text).Report!;
        Assert.Equal(["<root_account>", "bob"], report.Rows.Select(row => row.User));
        Assert.Equal(ReportDateKind.NotApplicable, report.Rows[1].Certificates[1].LastRotated.Kind);
        Assert.Empty(report.UnparsedRows);
    }

    [Theory]
    [InlineData("smith,bob", "smith,bob")]
    [InlineData("a,b,c", "team,x/a,b,c")]
    [InlineData(",", ",")]
    [InlineData("=cmd()", "=cmd()")]
    public void Commas_written_without_quotes_are_put_back_into_the_name(string name, string arnName)
    {
        var report = ReportText.Read(ReportText.User(name, arnName), ReportText.User("zoe"));
        Assert.Empty(report.UnparsedRows);
        Assert.Equal(["<root_account>", name, "zoe"], report.Rows.Select(row => row.User));
        Assert.Equal($"arn:aws:iam::123456789012:user/{arnName}", report.Rows[1].Arn);
        Assert.Equal(ReportFlag.Yes, report.Rows[1].AccessKeys[0].Active);
    }

    [Fact]
    public void A_quoted_name_is_read_as_RFC_4180_has_it()
    {
        var row = ReportText.User("bob")
            .Replace("bob,arn:aws:iam::123456789012:user/bob", "\"b,b\",\"arn:aws:iam::123456789012:user/b,b\"");
        Assert.Equal("b,b", ReportText.Read(row).Rows[1].User);
    }

    [Fact]
    public void A_row_cut_short_is_not_shifted_but_refused_and_still_names_its_user()
    {
        var row = ReportText.User("smith,bob");
        var report = ReportText.Read(row[..row.LastIndexOf(',')], ReportText.User("zoe"));
        var unparsed = Assert.Single(report.UnparsedRows);
        Assert.Equal(3, unparsed.Line);
        Assert.Equal("arn:aws:iam::123456789012:user/smith,bob", unparsed.Arn);
        Assert.Equal(["<root_account>", "zoe"], report.Rows.Select(kept => kept.User));
    }

    [Fact]
    public void A_row_whose_user_and_ARN_disagree_is_refused()
    {
        var unparsed = Assert.Single(ReportText.Read(ReportText.User("bob", "eve")).UnparsedRows);
        Assert.Contains("do not agree", unparsed.Reason);
        Assert.Null(unparsed.Arn);
    }

    [Fact]
    public void A_row_of_the_right_length_with_its_cells_out_of_place_is_refused()
    {
        var row = ReportText.User("bob").Replace(",true,no_information,", ",no_information,true,");
        Assert.Contains("not under their columns", Assert.Single(ReportText.Read(row).UnparsedRows).Reason);
    }

    [Fact]
    public void A_quote_never_closed_costs_one_row_only()
    {
        var report = ReportText.Read("\"bob," + ReportText.User("x"), ReportText.User("zoe"));
        Assert.Contains("never closed", Assert.Single(report.UnparsedRows).Reason);
        Assert.Equal("zoe", report.Rows[^1].User);
    }

    [Fact]
    public void Two_rows_that_say_different_things_of_one_user_are_both_refused()
    {
        var contrary = ReportText.User("bob", key1: ReportText.NoKey);
        var report = ReportText.Read(ReportText.User("bob"), contrary, ReportText.User("zoe"), ReportText.User("zoe"));
        Assert.Equal(["<root_account>", "zoe"], report.Rows.Select(row => row.User));
        Assert.Equal("arn:aws:iam::123456789012:user/bob", Assert.Single(report.UnparsedRows).Arn);
    }

    [Fact]
    public void A_row_of_another_account_is_refused()
    {
        var report = ReportText.Read(ReportText.User("bob").Replace("123456789012", "210987654321"));
        Assert.Contains("account 210987654321", Assert.Single(report.UnparsedRows).Reason);
    }

    [Fact]
    public void A_cell_that_makes_no_sense_is_named_and_the_rest_of_the_row_kept()
    {
        var row = ReportText.Read(ReportText.User("bob", key1: "perhaps,2024-03-01T10:00:00Z,yesterday,N/A,N/A")).Rows[1];
        Assert.Equal(["access_key_1_active is \"perhaps\"", "access_key_1_last_used_date is \"yesterday\""], row.UnreadableCells);
        Assert.False(row.AccessKeys[0].IsReadable);
        Assert.True(row.MayHaveAccessKeys);
        Assert.Equal(ReportFlag.Yes, row.PasswordEnabled);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n", "empty")]
    [InlineData("<html><body>Sign in</body></html>", "instead of the header")]
    [InlineData("{\"Content\": \"dXNlcg==\"}", "instead of the header")]
    [InlineData("user,arn,user\n", "two columns")]
    [InlineData("\"user,arn", "never closed")]
    public void What_is_no_report_is_a_failure_and_never_an_empty_report(string text, string reason)
    {
        var (report, failure) = ReportText.Parse(text);
        Assert.Null(report);
        Assert.Contains(reason, failure);
    }

    [Fact]
    public void A_report_without_a_single_row_is_a_failure()
    {
        Assert.Contains("no rows", ReportText.Parse(ReportText.Header).Failure);
        Assert.Contains("none of its 1 rows", ReportText.Parse(ReportText.Header + "\nx,y,z").Failure);
    }

    [Fact]
    public void A_report_of_unreasonable_size_is_refused()
    {
        var (report, failure) = CredentialReportParser.Parse(new byte[CredentialReportParser.LargestReport + 1]);
        Assert.Null(report);
        Assert.Contains("larger than 64 MiB", failure);
    }

    [Fact]
    public void A_report_without_root_and_with_other_words_for_nothing_is_read()
    {
        // As moto writes it, with a line break at the end.
        var row = ReportText.User("a,b", "x/a,b", key1: "true,2024-03-01T10:00:00+00:00,N/A,not_supported,not_supported");
        row = row.Replace(",N/A,false,true", ",not_supported,false,true");
        var report = ReportText.Parse(ReportText.Header + "\n" + row + "\n").Report!;
        var user = Assert.Single(report.Rows);
        Assert.Equal(("a,b", null, null), (user.User, user.AccessKeys[0].Region, user.AccessKeys[0].Service));
        Assert.Equal(ReportDateKind.NotSupported, user.PasswordNextRotation.Kind);
        Assert.Equal(new DateTimeOffset(2024, 3, 1, 10, 0, 0, TimeSpan.Zero), report.LatestDate);
    }

    [Fact]
    public void A_report_in_UTF_16_is_refused_in_words() =>
        Assert.Contains("instead of the header", CredentialReportParser.Parse(Encoding.Unicode.GetBytes(ReportText.Of())).Failure);
}
