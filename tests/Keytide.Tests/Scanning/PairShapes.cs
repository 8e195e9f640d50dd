using System.Text;

namespace Keytide.Tests.Scanning;

/// <summary>The files, calls and commands in which an id and its secret stand together.</summary>
public static class PairShapes
{
    public static readonly IReadOnlyDictionary<string, Func<KeyPair, string>> All = new Dictionary<string, Func<KeyPair, string>>
    {
        ["credentials file"] = k => $"[default]\naws_access_key_id = {k.Id}\naws_secret_access_key = {k.Secret}\nregion = us-east-1\n",
        ["credentials file, reversed"] = k => $"[default]\naws_secret_access_key={k.Secret}\naws_access_key_id={k.Id}\n",
        ["config file with token"] =
            k => $"[profile p]\naws_access_key_id={k.Id}\naws_secret_access_key={k.Secret}\naws_session_token={k.Token}\n",
        [".env"] = k => $"DEBUG=1\nAWS_ACCESS_KEY_ID={k.Id}\nAWS_SECRET_ACCESS_KEY={k.Secret}\nPORT=80\n",
        [".env with quotes"] = k => $"export AWS_ACCESS_KEY_ID=\"{k.Id}\"\nexport AWS_SECRET_ACCESS_KEY=\"{k.Secret}\"\n",
        ["accessKeys.csv"] = k => $"\uFEFFAccess key ID,Secret access key\r\n{k.Id},{k.Secret}\r\n",
        ["credentials.csv"] = k => "User name,Password,Access key ID,Secret access key,Console login link\r\n"
            + $"bob,,{k.Id},{k.Secret},https://{k.Account}.signin.aws.amazon.com/console\r\n",
        ["new_user_credentials.csv, quoted"] = k => $"\"bob\",\"{k.Id}\",\"{k.Secret}\"\n",
        ["create-access-key JSON"] = k => "{\n  \"AccessKey\": {\n    \"UserName\": \"Bob\",\n"
            + $"    \"AccessKeyId\": \"{k.Id}\",\n    \"Status\": \"Active\",\n    \"SecretAccessKey\": \"{k.Secret}\",\n"
            + "    \"CreateDate\": \"2015-03-09T18:39:23.411Z\"\n  }\n}\n",
        ["CLI cache"] = k => $"{{\"Credentials\": {{\"AccessKeyId\": \"{k.Id}\", \"SecretAccessKey\": \"{k.Secret}\", \"SessionToken\": "
            + $"\"{k.Token}\", \"Expiration\": \"2026-05-01T13:00:00Z\"}}}}",
        ["minified JSON"] = k => $"{{\"a\":1,\"accessKeyId\":\"{k.Id}\",\"secretAccessKey\":\"{k.Secret}\",\"b\":[1,2,3]}}",
        ["JSON in JSON"] = k => $"{{\"body\":\"{{\\\"AccessKeyId\\\":\\\"{k.Id}\\\",\\\"SecretAccessKey\\\":\\\"{k.Secret}\\\"}}\"}}",
        ["JSON in JSON with escaped slashes"] = k => "{\"body\":\"{\\\"AccessKeyId\\\":\\\"" + k.Id
            + "\\\",\\\"SecretAccessKey\\\":\\\"" + k.Secret.Replace("/", "\\\\/") + "\\\"}\"}",
        ["JSON, escaped by .NET"] = k => $"{{\"id\":\"{k.Id}\",\"secret\":\"{k.Secret.Replace("+", "\\u002B")}\"}}",
        ["JSON, escaped by PHP"] = k => $"{{\"key\":\"{k.Id}\",\"secret\":\"{k.Secret.Replace("/", "\\/")}\"}}",
        ["name and value objects"] = k => $"[{{\"Name\":\"AWS_ACCESS_KEY_ID\",\"Value\":\"{k.Id}\"}},"
            + $"{{\"Name\":\"AWS_SECRET_ACCESS_KEY\",\"Value\":\"{k.Secret}\"}}]",
        ["value before name"] = k => $"[{{\"value\":\"{k.Id}\",\"name\":\"AWS_ACCESS_KEY_ID\"}},"
            + $"{{\"value\":\"{k.Secret}\",\"name\":\"AWS_SECRET_ACCESS_KEY\"}}]",
        ["YAML"] = k => $"aws:\n  access_key_id: {k.Id}\n  secret_access_key: {k.Secret}\n",
        ["Kubernetes environment"] =
            k => $"env:\n- name: AWS_ACCESS_KEY_ID\n  value: {k.Id}\n- name: AWS_SECRET_ACCESS_KEY\n  value: \"{k.Secret}\"\n",
        ["Kubernetes secret"] = k => "apiVersion: v1\nkind: Secret\ndata:\n"
            + $"  accessKey: {Forge.Encode(k.Id)}\n  secretKey: {Forge.Encode(k.Secret)}\n",
        ["Kubernetes secret with a whole file"] = k => "kind: Secret\ndata:\n  credentials: "
            + Forge.Encode($"[default]\naws_access_key_id={k.Id}\naws_secret_access_key={k.Secret}\n") + "\n",
        ["HCL"] = k => $"provider \"aws\" {{\n  region     = \"us-west-2\"\n  access_key = \"{k.Id}\"\n  secret_key = \"{k.Secret}\"\n}}\n",
        ["terraform state"] = k => "{\"resources\":[{\"type\":\"aws_iam_access_key\",\"instances\":[{\"attributes\":{\"create_date\":null,"
            + $"\"encrypted_secret\":null,\"id\":\"{k.Id}\",\"key_fingerprint\":null,\"pgp_key\":null,\"secret\":\"{k.Secret}\","
            + "\"ses_smtp_password_v4\":\"\",\"status\":\"Active\",\"user\":\"bob\"}}]}]}",
        ["CloudFormation outputs"] = k => "\"Outputs\": [\n  {\n    \"OutputKey\": \"AccessKey\",\n"
            + $"    \"OutputValue\": \"{k.Id}\"\n  }},\n  {{\n"
            + $"    \"OutputKey\": \"SecretKey\",\n    \"OutputValue\": \"{k.Secret}\"\n  }}\n]",
        ["docker config"] = k => $"{{\"auths\":{{\"registry.local\":{{\"auth\":\"{Forge.Encode(k.Id + ":" + k.Secret)}\"}}}}}}",
        ["Dockerfile"] = k => $"FROM alpine\nENV AWS_ACCESS_KEY_ID {k.Id}\nENV AWS_SECRET_ACCESS_KEY {k.Secret}\nRUN true\n",
        ["Dockerfile, one ENV"] = k => $"ENV AWS_ACCESS_KEY_ID={k.Id} \\\n    AWS_SECRET_ACCESS_KEY={k.Secret}\n",
        ["notebook"] = k => "{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"import boto3\\n\",\n"
            + $"    \"aws_id = '{k.Id}'\\n\",\n    \"aws_secret = '{k.Secret}'\\n\"\n]}}]}}",
        ["properties"] = k => $"aws.accessKeyId={k.Id}\naws.secretKey={k.Secret}\n",
        ["XML elements"] = k => $"<aws>\n  <accessKey>{k.Id}</accessKey>\n  <secretKey>{k.Secret}</secretKey>\n</aws>\n",
        ["XML attributes"] = k => $"<add key=\"AWSAccessKey\" value=\"{k.Id}\" />\n<add key=\"AWSSecretKey\" value=\"{k.Secret}\" />\n",
        ["property list"] = k => $"<dict><key>AWSAccessKey</key>\n<string>{k.Id}</string>\n<key>AWSSecretKey</key>\n"
            + $"<string>{k.Secret}</string></dict>",
        ["Hadoop XML"] = k => $"<property><name>fs.s3a.access.key</name><value>{k.Id}</value></property>\n"
            + $"<property><name>fs.s3a.secret.key</name><value>{k.Secret}</value></property>",
        ["Java"] = k => $"AWSCredentials c = new BasicAWSCredentials(\"{k.Id}\", \"{k.Secret}\");",
        ["Java, by lines"] = k => $"new BasicAWSCredentials(\n        \"{k.Id}\",\n        \"{k.Secret}\");",
        ["C#"] = k => $"var client = new AmazonS3Client(\"{k.Id}\", \"{k.Secret}\", RegionEndpoint.USEast1);",
        ["Go"] = k => $"creds := credentials.NewStaticCredentials(\"{k.Id}\", \"{k.Secret}\", \"\")",
        ["Ruby"] = k => $"Aws::Credentials.new('{k.Id}', '{k.Secret}')",
        ["Ruby hash"] = k => $"AWS.config(:access_key_id => '{k.Id}', :secret_access_key => '{k.Secret}')",
        ["JavaScript"] = k => $"AWS.config.update({{accessKeyId: '{k.Id}', secretAccessKey: '{k.Secret}'}});",
        ["minified JavaScript"] = k => $"var a={{}};!function(e,t){{e.s3=new t(\"{k.Id}\",\"{k.Secret}\")}}(a,b);",
        ["PHP"] = k => $"'credentials' => ['key' => '{k.Id}', 'secret' => '{k.Secret}'],",
        ["Python"] = k => $"boto3.client('s3', aws_access_key_id='{k.Id}', aws_secret_access_key='{k.Secret}')",
        ["Python, positional"] = k => $"conn = S3Connection('{k.Id}', '{k.Secret}')",
        ["Rust"] = k => $"Credentials::new(\"{k.Id}\", \"{k.Secret}\", None, None, \"x\")",
        ["aws configure set"] =
            k => $"aws configure set aws_access_key_id {k.Id}\naws configure set aws_secret_access_key {k.Secret}\n",
        ["setx"] = k => $"setx AWS_ACCESS_KEY_ID {k.Id}\r\nsetx AWS_SECRET_ACCESS_KEY {k.Secret}\r\n",
        ["PowerShell"] = k => $"Set-AWSCredential -AccessKey {k.Id} -SecretKey {k.Secret} -StoreAs default",
        ["curl"] = k => $"curl --aws-sigv4 \"aws:amz:us-east-1:s3\" --user \"{k.Id}:{k.Secret}\" https://b.s3.amazonaws.com/",
        ["s3cmd"] = k => $"s3cmd --access_key={k.Id} --secret_key={k.Secret} ls",
        ["COPY CREDENTIALS"] =
            k => $"COPY t FROM 's3://b/k' CREDENTIALS 'aws_access_key_id={k.Id};aws_secret_access_key={k.Secret}' CSV;",
        ["s3a URL"] = k => $"hdfs dfs -ls s3a://{k.Id}:{k.Secret.Replace("/", "%2F").Replace("+", "%2B")}@bucket/path",
        ["s3 URL, encoded twice"] =
            k => $"url=s3%3A%2F%2F{k.Id}%3A{Uri.EscapeDataString(Uri.EscapeDataString(k.Secret))}%40bucket",
        ["form"] = k => $"a=1&AccessKeyId={k.Id}&SecretAccessKey={Uri.EscapeDataString(k.Secret)}&b=2",
        ["HTTP dump"] = k => "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey>"
            + $"<UserName>Bob</UserName><AccessKeyId>{k.Id}</AccessKeyId><Status>Active</Status>"
            + $"<SecretAccessKey>{k.Secret}</SecretAccessKey></AccessKey></CreateAccessKeyResult></CreateAccessKeyResponse>",
        ["basic authorization"] = k => $"Authorization: Basic {Forge.Encode(k.Id + ":" + k.Secret)}\r\n",
        ["CI log"] = k => $"2026-05-01T10:00:00.1Z AWS_ACCESS_KEY_ID={k.Id}\n2026-05-01T10:00:00.2Z AWS_SECRET_ACCESS_KEY={k.Secret}\n",
        ["CI log with colours"] = k => $"10:00:00 \u001b[32m{k.Id}\u001b[0m\n10:00:01 \u001b[1;31m{k.Secret}\u001b[0m\n",
        ["log with written colours"] = k => $"msg=\"id \\u001b[32m{k.Id}\\u001b[0m secret \\u001b[32m{k.Secret}\\u001b[0m\"",
        ["glued into a name"] = k => $"key_{k.Id}_prod secret_access_key={k.Secret}",
        ["prose"] = k => $"The access key is {k.Id} and the secret is {k.Secret}.",
        ["table"] = k => $"| Access key | {k.Id} |\n| Secret key | {k.Secret} |\n",
        ["HTML"] = k => $"<tr><td>Access key</td><td>{k.Id}</td></tr><tr><td>Secret</td><td>{k.Secret.Replace("+", "&#43;")}</td></tr>",
        ["diff"] = k => $"@@ -1,2 +1,4 @@\n+aws_access_key_id = {k.Id}\n+aws_secret_access_key = {k.Secret}\n context\n",
        ["diff of bare lines"] = k => $"@@ -0,0 +1,2 @@\n+{k.Id}\n+{k.Secret}\n",
        ["bare lines"] = k => $"{k.Id}\n{k.Secret}\n",
        ["one line"] = k => $"{k.Id} {k.Secret}",
        ["id:secret"] = k => $"{k.Id}:{k.Secret}",
        ["id/secret"] = k => $"\"{k.Id}/{k.Secret}\"",
        ["docker compose"] =
            k => $"    environment:\n      - AWS_ACCESS_KEY_ID={k.Id}\n      - AWS_SECRET_ACCESS_KEY={k.Secret}\n      - X=1\n",
        ["rclone"] = k => $"[remote]\ntype = s3\nprovider = AWS\naccess_key_id = {k.Id}\nsecret_access_key = {k.Secret}\nacl = private\n",
        ["s3fs"] = k => $"bucket:{k.Id}:{k.Secret}\n",
        ["boto"] = k => $"[Credentials]\naws_access_key_id={k.Id}\naws_secret_access_key={k.Secret}\n",
        ["Postman"] = k => $"{{\"awsv4\":[{{\"key\":\"secretKey\",\"value\":\"{k.Secret}\",\"type\":\"string\"}},"
            + $"{{\"key\":\"accessKey\",\"value\":\"{k.Id}\",\"type\":\"string\"}}]}}",
        ["registry file"] = k => $"[HKEY_CURRENT_USER\\Environment]\r\n\"AWS_ACCESS_KEY_ID\"=\"{k.Id}\"\r\n"
            + $"\"AWS_SECRET_ACCESS_KEY\"=\"{k.Secret}\"\r\n",
        ["SQL"] = k => $"INSERT INTO creds (name, id, secret) VALUES ('x', '{k.Id}', '{k.Secret}');\n",
        ["Kotlin"] = k => $"val c = StaticCredentialsProvider {{ accessKeyId = \"{k.Id}\"; secretAccessKey = \"{k.Secret}\" }}",
        ["Swift"] = k => $"AWSStaticCredentialsProvider(accessKey: \"{k.Id}\", secretKey: \"{k.Secret}\")",
        ["Perl"] = k => $"my $s3 = Amazon::S3->new({{ aws_access_key_id => '{k.Id}', aws_secret_access_key => '{k.Secret}' }});",
        ["shell, one command"] = k => $"AWS_ACCESS_KEY_ID={k.Id} AWS_SECRET_ACCESS_KEY={k.Secret} aws s3 ls\n",
        ["ansible"] = k => $"- s3:\n    aws_access_key: \"{k.Id}\"\n    aws_secret_key: \"{k.Secret}\"\n    bucket: b\n",
        ["Python dictionary"] = k => $"CREDS = {{'aws': {{'key': '{k.Id}',\n                 'secret': '{k.Secret}'}}}}\n",
        ["Python with a comment between"] = k => $"KEY = '{k.Id}'  # old\n# rotate this\n\nSECRET = '{k.Secret}'\n",
        ["logged object"] = k => $"{{ accessKeyId: '{k.Id}',\n  secretAccessKey: '{k.Secret}',\n  region: 'x' }}\n",
        ["Go structure"] = k => $"cfg := Config{{\n\tAccessKey: `{k.Id}`,\n\tSecretKey: `{k.Secret}`,\n}}\n",
        ["CloudFormation parameters"] = k => "Parameters:\n  AccessKey:\n    Type: String\n"
            + $"    Default: {k.Id}\n  SecretKey:\n    Type: String\n    Default: {k.Secret}\n",
        ["user data"] = k => $"#!/bin/bash\ncat > ~/.aws/credentials <<EOF\n[default]\naws_access_key_id={k.Id}\n"
            + $"aws_secret_access_key={k.Secret}\nEOF\n",
        ["temporary .env"] = k => $"AWS_ACCESS_KEY_ID={k.Id}\nAWS_SECRET_ACCESS_KEY={k.Secret}\nAWS_SESSION_TOKEN={k.Token}\n",
    };

    public static readonly IReadOnlyDictionary<string, Func<KeyPair, string>> Split = new Dictionary<string, Func<KeyPair, string>>
    {
        ["concatenated with +"] =
            k => $"id = \"{k.Id[..4]}\" + \"{k.Id[4..]}\";\nsecret = \"{k.Secret[..17]}\" +\n    \"{k.Secret[17..]}\";",
        ["concatenated with ."] = k => $"$id = '{k.Id[..7]}' . '{k.Id[7..]}';\n$secret = '{k.Secret[..9]}' . '{k.Secret[9..]}';",
        ["adjacent literals"] =
            k => $"ID = ('{k.Id[..10]}'\n      '{k.Id[10..]}')\nSECRET = ('{k.Secret[..20]}'\n      '{k.Secret[20..]}')",
        ["three pieces"] =
            k => $"a = '{k.Id}'\nsecret_key = '{k.Secret[..13]}' + '{k.Secret[13..26]}' + '{k.Secret[26..]}'",
        ["string builder"] =
            k => $"k(\"{k.Id}\"); secret.append(\"{k.Secret[..15]}\").append(\"{k.Secret[15..]}\");",
        ["joined list"] = k => $"key = '{k.Id}'\nsecret = ''.join(['{k.Secret[..20]}', '{k.Secret[20..]}'])",
        ["line continuation"] =
            k => $"export AWS_ACCESS_KEY_ID={k.Id}\nexport AWS_SECRET_ACCESS_KEY={k.Secret[..22]}\\\n{k.Secret[22..]}\n",
        ["\\x escapes"] = k => $"char id[] = \"{Escape(k.Id, "\\x{0:x2}")}\";\nchar s[] = \"{Escape(k.Secret, "\\x{0:x2}")}\";",
        ["\\u escapes"] = k => $"{{\"id\":\"{Escape(k.Id, "\\u{0:x4}")}\",\"s\":\"{Escape(k.Secret, "\\u{0:X4}")}\"}}",
        ["octal escapes"] = k => $"id = \"{Octal(k.Id)}\";\nsecret = \"{Octal(k.Secret)}\";",
        ["joined list in Ruby"] = k => $"key = '{k.Id}'\nsecret = ['{k.Secret[..20]}', '{k.Secret[20..]}'].join\n",
        ["joined list in Perl"] = k => $"my $key = '{k.Id}';\nmy $secret = join('', '{k.Secret[..12]}', '{k.Secret[12..]}');\n",
        ["joined list in Go"] =
            k => $"id := \"{k.Id}\"\nsecret := strings.Join([]string{{\"{k.Secret[..12]}\", \"{k.Secret[12..]}\"}}, \"\")\n",
        ["joined in a template"] =
            k => $"Key: {k.Id}\nSecret: !Join ['', ['{k.Secret[..30]}', '{k.Secret[30..]}']]\n",
        ["sum over lines"] =
            k => $"val secret = \"{k.Secret[..8]}\"\n    + \"{k.Secret[8..16]}\"\n    + \"{k.Secret[16..]}\"\nval id = \"{k.Id}\"\n",
        ["sum behind a comment"] =
            k => $"String id = \"{k.Id}\";\nString secret = \"{k.Secret[..18]}\" // first half\n    + \"{k.Secret[18..]}\";\n",
        ["assigned and appended"] =
            k => $"id = '{k.Id}'\nsecret = '{k.Secret[..18]}'\nsecret += '{k.Secret[18..]}'\n",
        ["both in pieces"] = k => $"new C(\"{k.Id[..6]}\" + \"{k.Id[6..]}\", \"{k.Secret[..21]}\" + \"{k.Secret[21..]}\")",
        ["concatenated in SQL"] = k => $"SELECT '{k.Id[..9]}' || '{k.Id[9..]}', '{k.Secret[..21]}' || '{k.Secret[21..]}' AS secret_key",
        ["concatenated in shell"] = k => $"ID=\"{k.Id[..9]}\"\"{k.Id[9..]}\"\nSECRET_KEY='{k.Secret[..21]}''{k.Secret[21..]}'\n",
        ["concatenated in Visual Basic"] = k => $"id = \"{k.Id}\"\nsecret = \"{k.Secret[..21]}\" & _\n    \"{k.Secret[21..]}\"\n",
        ["hexadecimal entities"] = k => $"<a k=\"{Escape(k.Id, "&#x{0:x2};")}\" s=\"{Escape(k.Secret, "&#{0};")}\"/>",
        ["braced escapes"] = k => $"let id = \"{Escape(k.Id, "\\u{{{0:x}}}")}\"; let secret = \"{Escape(k.Secret, "\\u{{{0:x}}}")}\"",
        ["formatted"] = k => $"key = '{k.Id}'\nsecret_key = '{{}}{{}}'.format('{k.Secret[..20]}', '{k.Secret[20..]}')",
        ["percent, every byte"] = k => $"id={Escape(k.Id, "%{0:X2}")}&secret={Escape(k.Secret, "%{0:X2}")}",
        ["percent twice, every byte"] = k => $"id={Escape(k.Id, "%25{0:X2}")}&secret={Escape(k.Secret, "%25{0:X2}")}",
        ["mixed escapes"] =
            k => $"id = \"{k.Id[..8]}\\x{(int)k.Id[8]:x2}{k.Id[9..]}\"\nsecret = \"\\u{(int)k.Secret[0]:x4}{k.Secret[1..]}\"",
    };

    private static string Octal(string text) =>
        string.Concat(text.Select(character => "\\" + Convert.ToString(character, 8).PadLeft(3, '0')));

    private static string Escape(string text, string form)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.AppendFormat(form, (int)character);
        }

        return escaped.ToString();
    }
}
