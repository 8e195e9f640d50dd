namespace Keytide.Distribution;

/// <summary>
/// What may follow a destination's name:
/// <code>
/// ?region=R                            secretsmanager, ssm      the place is in that region
/// ?form=ses-smtp&amp;smtp-region=R         all but credentials-file,
///                                      exec, webhook            user name and password for SES in that region, not the key
/// </code>
/// </summary>
/// <param name="Region">The region of the place.</param>
/// <param name="SmtpRegion">The region of SES.</param>
/// <param name="Problem">What is wrong with it; null where nothing is.</param>
internal sealed record DestinationQuery(string? Region, string? SmtpRegion, string? Problem)
{
    private const string RegionOption = "region";
    private const string FormOption = "form";
    private const string SmtpForm = "ses-smtp";
    private const string SmtpRegionOption = "smtp-region";
    private const int LongestRegion = 64;

    private static readonly DestinationQuery Nothing = new(null, null, null);

    /// <summary>Parts a name from its query. A path may have a question mark of its own: only known words make a query there.</summary>
    public static (string Name, DestinationQuery Query) Take(DestinationKind kind, string rest)
    {
        var isAws = kind is DestinationKind.SecretsManager or DestinationKind.Ssm;
        var mark = kind is DestinationKind.Webhook ? -1
            : isAws ? rest.IndexOf('?', StringComparison.Ordinal)
            : rest.LastIndexOf('?');
        return mark < 0 || !(isAws || IsQuery(rest[(mark + 1)..]))
            ? (rest, Nothing)
            : (rest[..mark], Read(kind, isAws, rest[(mark + 1)..]));
    }

    /// <summary>The query that says so; empty for the key itself.</summary>
    public static string Text(string? smtpRegion) =>
        smtpRegion is null ? "" : $"?{FormOption}={SmtpForm}&{SmtpRegionOption}={smtpRegion}";

    private static bool IsQuery(string text) =>
        text.StartsWith($"{FormOption}=", StringComparison.Ordinal) || text.StartsWith($"{SmtpRegionOption}=", StringComparison.Ordinal);

    private static DestinationQuery Read(DestinationKind kind, bool isAws, string text)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in text.Split('&'))
        {
            var at = option.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || !options.TryAdd(option[..at], option[(at + 1)..]))
            {
                return Wrong("has a query that is not NAME=VALUE, each name once");
            }
        }

        string[] known = isAws ? [RegionOption, FormOption, SmtpRegionOption] : [FormOption, SmtpRegionOption];
        var (region, form, smtpRegion) =
            (options.GetValueOrDefault(RegionOption), options.GetValueOrDefault(FormOption), options.GetValueOrDefault(SmtpRegionOption));
        var problem = options.Keys.Any(name => !known.Contains(name)) ? $"has a query with other words than {string.Join(", ", known)}"
            : new[] { region, smtpRegion }.Any(given => given is not null && !IsRegion(given)) ? "names a region that cannot be one"
            : form is not null and not SmtpForm ? $"asks for another form than {SmtpForm}, the only one there is"
            : form is null != smtpRegion is null ? $"needs both form={SmtpForm} and {SmtpRegionOption}=REGION, or neither"
            : form is not null && kind is DestinationKind.CredentialsFile or DestinationKind.Exec ? "cannot take another form than the key"
            : null;
        return problem is null ? new DestinationQuery(region, smtpRegion, null) : Wrong(problem);
    }

    private static bool IsRegion(string text) =>
        text.Length is > 0 and <= LongestRegion && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static DestinationQuery Wrong(string problem) => new(null, null, problem);
}
