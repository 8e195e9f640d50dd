namespace Keytide.Distribution;

/// <summary>
/// In which form a place keeps a pair: the access key itself, or what SES's SMTP endpoint of a region takes in its stead. Says only what
/// things are called; the password is derived by <see cref="SesSmtpPassword"/>.
/// </summary>
public sealed class PairForm
{
    /// <summary>
    /// Port with STARTTLS, the one that SES recommends (SES Developer Guide, "Connecting to an Amazon SES SMTP endpoint").
    /// </summary>
    private const int SmtpPort = 587;

    /// <summary>The access key as AWS gives it out.</summary>
    public static readonly PairForm AccessKey = new(
        [
            new("AccessKeyId", "SecretAccessKey"),
            new("accessKeyId", "secretAccessKey"),
            new("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
            new("aws_access_key_id", "aws_secret_access_key"),
            new("access_key_id", "secret_access_key"),
            new("access-key-id", "secret-access-key"),
            new("access_key", "secret_key"),
            new("access-key", "secret-key"),
        ],
        new("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
        new Dictionary<string, object> { ["Version"] = 1 });

    private PairForm(IReadOnlyList<PairNames> spellings, PairNames variables, IReadOnlyDictionary<string, object> companions)
    {
        Spellings = spellings;
        Variables = variables;
        Companions = companions;
    }

    /// <summary>The names a document may use. The first that fits it wins, and the very first is that of new documents.</summary>
    public IReadOnlyList<PairNames> Spellings { get; }

    /// <summary>The names where they are those of environment variables.</summary>
    public PairNames Variables { get; }

    /// <summary>What a new document holds beside the pair: texts and whole numbers.</summary>
    public IReadOnlyDictionary<string, object> Companions { get; }

    /// <summary>User name and password for SES's SMTP endpoint of one region.</summary>
    public static PairForm Smtp(string region) => new(
        [
            new("SmtpUsername", "SmtpPassword"),
            new("smtpUsername", "smtpPassword"),
            new("SMTP_USERNAME", "SMTP_PASSWORD"),
            new("smtp_username", "smtp_password"),
            new("smtp-username", "smtp-password"),
            new("username", "password", IsGeneral: true),
        ],
        new("SMTP_USERNAME", "SMTP_PASSWORD"),
        new Dictionary<string, object> { ["SmtpHost"] = $"email-smtp.{region}.amazonaws.com", ["SmtpPort"] = SmtpPort });

    /// <summary>The form that an address asks for.</summary>
    public static PairForm Of(DestinationAddress address) => address.SmtpRegion is { } region ? Smtp(region) : AccessKey;

    /// <summary>The names that are in use; null where none of them are.</summary>
    /// <param name="has">Whether there is something of that name.</param>
    /// <param name="text">The text of that name; null where it is something else.</param>
    public PairNames? NamesIn(Func<string, bool> has, Func<string, string?> text) => Spellings.FirstOrDefault(names =>
        has(names.Id) && has(names.Secret) && (!names.IsGeneral || AccessKeyId.TryParse(text(names.Id), out _)));
}
