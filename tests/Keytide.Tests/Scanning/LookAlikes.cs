namespace Keytide.Tests.Scanning;

/// <summary>What looks like a credential and is none, made from a seed.</summary>
public static class LookAlikes
{
    public static readonly IReadOnlyDictionary<string, Func<Forge, string>> All = new Dictionary<string, Func<Forge, string>>
    {
        ["SHA-1"] = f => $"commit {f.Text(40, Forge.Hex)}\nsha1: {f.Text(40, Forge.Hex)}\n",
        ["SHA-1 behind aws key"] = f => $"aws key checksum = \"{f.Text(40, Forge.Hex)}\"\naws_key: {f.Text(40, Forge.Hex)}\n",
        ["SHA-256"] = f => $"sha256:{f.Text(64, Forge.Hex)} aws_secret_hash={f.Text(64, Forge.Hex)}\n",
        ["MD5"] = f => $"secret_etag: \"{f.Text(32, Forge.Hex)}\"\n",
        ["UUID"] = f => $"secret_id = {new Guid(f.Bytes(16))}\naws_key={new Guid(f.Bytes(16))}\n",
        ["IAM unique ids"] = f => string.Join('\n', new[] { "AIDA", "AROA", "AGPA", "AIPA", "ANPA", "ANVA", "APKA", "ASCA" }
            .Select(prefix => $"\"UserId\": \"{f.Id(prefix, f.Account())}\",")),
        ["integrity of a lock file"] = f => $"\"aws-sdk\": {{\"version\": \"2.1.0\", \"resolved\": \"https://r/aws-sdk-2.1.0.tgz\", "
            + $"\"integrity\": \"sha512-{Convert.ToBase64String(f.Bytes(64))}\"}}\n",
        ["SHA-1 integrity"] = f => $"integrity: sha1-{Convert.ToBase64String(f.Bytes(20))}\n",
        ["SHA-256 integrity"] = f => $"integrity: sha256-{Convert.ToBase64String(f.Bytes(32))} # aws secret key\n",
        ["go.sum"] = f => $"github.com/aws/aws-sdk-go v1.44.0 h1:{Convert.ToBase64String(f.Bytes(32))}\n",
        ["yarn lock"] = f => $"  resolved \"https://registry/aws-secret/-/aws-secret-1.0.0.tgz#{f.Text(40, Forge.Hex)}\"\n",
        ["base64 image"] =
            f => $"<img alt=\"aws secret key\" src=\"data:image/png;base64,iVBORw0KGgo{Convert.ToBase64String(f.Bytes(900))}\">\n",
        ["wrapped base64"] = f => "secret-logo: |\n" + string.Join(
            '\n', Convert.ToBase64String(f.Bytes((57 * 20) + 30)).Chunk(76).Select(line => "  " + new string(line))) + "\n",
        ["certificate"] = f => "-----BEGIN CERTIFICATE-----\n" + string.Join(
            '\n',
            Convert.ToBase64String(f.Bytes((48 * 20) + 30)).Chunk(64).Select(line => new string(line))) + "\n-----END CERTIFICATE-----\n",
        ["public key"] = f => $"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ{Convert.ToBase64String(f.Bytes(255))} bob@aws-secret-host\n",
        ["JSON web token"] = f => "secret_token_example: eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
            + $"{Forge.Encode("{\"sub\":\"1234567890\",\"name\":\"John\"}").TrimEnd('=')}.{f.Text(43, Forge.Base64[..62] + "-_")}\n",
        ["encoded text"] = f => $"aws_secret_message: {Forge.Encode("a sentence of thirty letters " + f.Text(1, Forge.Hex))}\n",
        ["path"] = _ => "aws_secret_path = com/example/service/configuration/SecretAccess\n"
            + "import org/apache/hadoop/fs/s3a/S3AFileSystemSecret\n",
        ["identifier"] = _ => "secretAccessKeyProviderFactoryBeanDefinition\nAwsSecretAccessKeyCredentialsProviderChain40\n"
            + "aws_secret = getSystemPropertyForSecretAccessKeyInTheMap\n",
        ["words in capitals"] = _ => "EUROPEASIAAUSTRALIAAMERICA ASIAAUSTRALIAAMERICA ASIAPACIFICSOUTHEASTX ACCACONTEXTSPECIFICZ\n",
        ["documented example"] = _ => "aws_access_key_id = AKIAIOSFODNN7" + "EXAMPLE\n"
            + "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY\n"
            + "AKIAI44QH8DHB" + "EXAMPLE je7MtGbClwBF/2Zp9Utk/h3yCo8nvb" + "EXAMPLEKEY\n",
        ["placeholders"] = _ => "aws_access_key_id = AKIA" + new string('X', 16) + "\naws_secret_access_key = " + new string('x', 40)
            + "\nAKIADEADBEEF" + "DEADBEEF " + new string('a', 40) + "\nAKIA12345678" + "90ABCDEF\n"
            + "secret_key: abcdefghijklmnopqrstuvwxyz0123456789ABCD\n",
        ["variable references"] = _ =>
            "aws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}\nsecret_key: {{ .Values.aws.secretAccessKey.fromTheVault }}\n",
        ["minified code"] = f => string.Concat(Enumerable.Range(0, 60).Select(i =>
            $"function {f.Text(2, "abcdefgh")}(e,t){{"
            + $"return e.secret(t)?\"{f.Text(8, Forge.Base64[..52])}\":n(e,{i})}}var aws{i}=key[{i}];")),
        ["source map"] = f => "{\"version\":3,\"names\":[\"secret\",\"awsKey\"],\"mappings\":\""
            + string.Concat(Enumerable.Range(0, 300).Select(_ => f.Text(4, "ACEGIKMOQSU") + ",SAAS;")) + "\"}",
        ["base64 in the middle of AKIA"] =
            f => $"blob: {f.Text(60, Forge.Base64)}/AKIA{f.Text(16, Forge.Base32)}/{f.Text(80, Forge.Base64)}\n",
        ["glued id"] = f => $"XAKIA{f.Text(16, Forge.Base32)} AKIA{f.Text(17, Forge.Base32)} AKIA{f.Text(16, Forge.Base32)}x\n",
        ["slug"] = f => $"secret-{f.Text(8, Forge.Hex)}-aws-key-{f.Text(12, Forge.Hex)}-{f.Text(4, Forge.Hex)}\n",
        ["certificate in a private place"] = f => "-----BEGIN PRIVATE "
            + "KEY-----\n<paste your key here>\n-----END PRIVATE " + "KEY-----\n",
        ["NuGet content hash"] = f => $"\"contentHash\": \"{Convert.ToBase64String(f.Bytes(64))}\"\n",
        ["arn and account"] =
            f => $"arn:aws:secretsmanager:us-east-1:{f.Account()}:secret:prod/aws_secret_access_key-{f.Text(6, Forge.Hex)}\n",
        ["binary"] = f => System.Text.Encoding.Latin1.GetString(f.Bytes(4096)),
        ["expired signed URL"] = f =>
            $"https://b.s3.amazonaws.com/k?{f.SignedQuery(f.Temporary(), Found.Now.AddDays(-30), 3600, "s3")}\n",
    };
}
