using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>Signed URLs, passwords of services, and private keys in the files and texts that hold them.</summary>
public sealed class UrlAndPasswordShapesTests
{
    private const int Seeds = 8;

    private static readonly string[] UrlHolders =
    [
        "{0}", "see {0} soon", "<a href=\"{1}\">x</a>", "{{\"url\":\"{2}\"}}", "{{\\\"url\\\":\\\"{0}\\\"}}", "[x]({0})", "<{0}>", "'{0}',",
        "curl -o x \"{0}\"\n", "url: {0}\n", "Location: {0}\r\n", "2026-05-01 GET {0} 200\n", "<Url>{1}</Url>", "wget '{0}' -O -",
        "next={3}&x=1", "x = \"{0}\" + y", "Location: {0}", "| {0} |", "`{0}`", "{0}\r\n{0}\r\n",
    ];

    private static readonly string[] MailHolders =
    [
        "[email-smtp.us-east-1.amazonaws.com]:587 {0}:{1}\n",
        "smtps://{0}:{2}@email-smtp.eu-west-1.amazonaws.com:465",
        "EMAIL_HOST = 'email-smtp.us-west-2.amazonaws.com'\nEMAIL_HOST_USER = '{0}'\nEMAIL_HOST_PASSWORD = '{1}'\n",
        "$mail->Host = 'email-smtp.us-east-1.amazonaws.com';\n$mail->Username = '{0}';\n$mail->Password = '{1}';\n",
        "spring.mail.username={0}\nspring.mail.password={1}\n",
        "{{\"host\": \"email-smtp.us-east-1.amazonaws.com\", \"auth\": {{\"user\": \"{0}\", \"pass\": \"{1}\"}}}}",
        "smtp:\n  username: {0}\n  password: {1}\n",
        "<network host=\"email-smtp.us-east-1.amazonaws.com\" userName=\"{0}\" password=\"{1}\" />",
        "new NetworkCredential(\"{0}\", \"{1}\")",
        "MAIL_USERNAME={0}\nMAIL_PASSWORD={1}\nMAIL_ENCRYPTION=tls\n",
        "smtp_username = \"{0}\"\nsmtp_password = \"{1}\"\n",
        "IAM user name,SMTP user name,SMTP password\nses-smtp-user.1,{0},{1}\n",
        "\"ses_smtp_password_v4\": \"{1}\",\n\"id\": \"{0}\"\n",
        "define('SMTP_USER', '{0}');\ndefine('SMTP_PASS', '{1}');\n",
        "server.login(\"{0}\", \"{1}\")  # email-smtp.us-east-1.amazonaws.com\n",
        "mailer_dsn: ses+smtp://{0}:{2}@default?region=eu-west-1\n",
        "GF_SMTP_USER={0}\nGF_SMTP_PASSWORD={1}\n",
        "user={0};password={1};host=email-smtp.us-east-1.amazonaws.com",
    ];

    private static readonly string[] ServiceHolders =
    [
        "https://{0}:{2}@git-codecommit.us-east-1.amazonaws.com/v1/repos/x",
        "machine git-codecommit.us-east-1.amazonaws.com login {0} password {1}\n",
        "machine git-codecommit.us-east-1.amazonaws.com\nlogin {0}\npassword {1}\n",
        "[authentication]\nusername = {0}\npassword = {1}\n",
        "PlainTextAuthProvider(username='{0}', password='{1}')",
        "{{\"ServiceUserName\": \"{0}\", \"Status\": \"Active\", \"ServicePassword\": \"{1}\"}}",
        "<ServiceUserName>{0}</ServiceUserName><ServicePassword>{1}</ServicePassword>",
        "User name,Password\r\n{0},{1}\r\n",
        "CODECOMMIT_USER={0}\nCODECOMMIT_PASSWORD={1}\n",
        "cqlsh cassandra.us-east-1.amazonaws.com 9142 -u \"{0}\" -p \"{1}\" --ssl",
        "datastax-java-driver.advanced.auth-provider {{\n  username = \"{0}\"\n  password = \"{1}\"\n}}\n",
        "[url \"https://{0}:{2}@git-codecommit.eu-west-1.amazonaws.com/\"]\n\tinsteadOf = cc:\n",
        "git clone 'https://{0}:{2}@git-codecommit.eu-west-1.amazonaws.com/v1/repos/a'\n",
        "user: {0}\npass: {1}\n",
        "data:\n  user: {3}\n  password: {4}\n",
    ];

    private static readonly string[] KeyHolders =
    [
        "{0}", "key: |\n  {1}", "{{\"private_key\": \"{2}\"}}", "PRIVATE_KEY=\"{2}\"\n", "key = <<EOF\n{0}EOF\n", "{3}", "const k = `{0}`;",
        "data:\n  tls.key: {4}\n", "<key>{0}</key>", "// {5}", "k = ({6})", "{0}{0}", "\"KeyMaterial\": \"{2}\"",
    ];

    [Fact]
    public void A_signed_URL_is_found_whole_in_whatever_holds_it()
    {
        Check(UrlHolders, forge =>
        {
            var query = forge.SignedQuery(forge.LongLived(), Found.Now.AddHours(-1), 9000, "s3");
            var url = $"https://b.s3.us-west-2.amazonaws.com/a/b.zip?{query}";
            return [url, url.Replace("&", "&amp;"), url.Replace("&", "\\u0026").Replace("/", "\\/"), Uri.EscapeDataString(url)];
        }, (one, _) => one is { Rule: Rule.PresignedUrl, Confidence: Confidence.High } && one.Finding.ExpiresAt is not null);
    }

    [Fact]
    public void A_signed_URL_of_version_two_is_found_in_whatever_holds_it()
    {
        Check(UrlHolders, forge =>
        {
            var end = Found.Now.AddDays(1).ToUnixTimeSeconds();
            var signature = Uri.EscapeDataString(Convert.ToBase64String(forge.Bytes(20)));
            var url = $"https://b.s3.amazonaws.com/k?AWSAccessKeyId={forge.LongLived().Id}&Expires={end}&Signature={signature}";
            return [url, url.Replace("&", "&amp;"), url.Replace("&", "\\u0026").Replace("/", "\\/"), Uri.EscapeDataString(url)];
        }, (one, _) => one is { Rule: Rule.PresignedUrl, Counts: true } && one.Finding.ExpiresAt is not null);
    }

    [Fact]
    public void An_SES_password_is_found_and_joined_in_whatever_holds_it()
    {
        Check(MailHolders, forge =>
        {
            var password = forge.SesPassword();
            return [forge.LongLived().Id, password, Uri.EscapeDataString(password)];
        }, (one, texts) => one is { Rule: Rule.SesSmtpPassword, Counts: true } && one.Secret == texts[1]
            && one.Finding.AccessKeyId == texts[0]);
    }

    [Fact]
    public void A_service_password_is_found_and_joined_in_whatever_holds_it()
    {
        Check(ServiceHolders, forge =>
        {
            var (user, password) = ($"deploy.bot+1-at-{forge.Account():D12}", forge.ServicePassword());
            return [user, password, Uri.EscapeDataString(password), Forge.Encode(user), Forge.Encode(password)];
        }, (one, texts) => one is { Rule: Rule.ServiceCredential, Counts: true } && one.Secret == texts[1]);
    }

    [Fact]
    public void A_private_key_is_found_in_whatever_holds_it()
    {
        Check(KeyHolders, forge =>
        {
            var key = forge.PrivateKey();
            return
            [
                key, key.Replace("\n", "\n  "), key.Replace("\n", "\\n"), key.Replace("\n", "\r\n"), Forge.Encode(key),
                key.TrimEnd().Replace("\n", "\n// "), string.Join(" +\n", key.TrimEnd().Split('\n').Select(line => $"    \"{line}\\n\"")),
            ];
        }, (one, _) => one is { Rule: Rule.PrivateKey, Counts: true });
    }

    private static void Check(string[] holders, Func<Forge, string[]> make, Func<Found, string[], bool> matches)
    {
        var missed = new SortedSet<string>();
        foreach (var holder in holders)
        {
            for (var seed = 0; seed < Seeds; seed++)
            {
                var texts = make(new Forge(seed));
                foreach (var (encoding, encode) in Encodings.All)
                {
                    var found = Found.In(encode(string.Format(holder, texts)));
                    if (!found.Exists(one => matches(one, texts)) || found.Exists(one => one.Counts && !matches(one, texts)))
                    {
                        missed.Add($"{encoding}: {holder.Replace("\n", "\\n")} -> {string.Join(" | ", found.Select(one => one.Show()))}");
                    }
                }
            }
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }
}
