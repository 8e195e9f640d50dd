using System.Text;

namespace Keytide.Tests.Scanning;

/// <summary>How logs, histories, mails and pages hold an id and its secret.</summary>
public static class LogShapes
{
    private const string Escape = "\u001b";

    public static readonly IReadOnlyDictionary<string, Func<KeyPair, string>> All = new Dictionary<string, Func<KeyPair, string>>
    {
        ["shell history"] = k => $"ls\nexport AWS_ACCESS_KEY_ID={k.Id}\nexport AWS_SECRET_ACCESS_KEY={k.Secret}\naws s3 ls\n",
        ["shell history with times"] = k =>
            $"#1700000000\nexport AWS_ACCESS_KEY_ID={k.Id}\n#1700000003\nexport AWS_SECRET_ACCESS_KEY={k.Secret}\n",
        ["zsh history"] = k => $": 1700000000:0;export AWS_ACCESS_KEY_ID={k.Id}\n: 1700000007:0;export AWS_SECRET_ACCESS_KEY={k.Secret}\n",
        ["fish history"] = k =>
            $"- cmd: set -x AWS_ACCESS_KEY_ID {k.Id}\n  when: 1700000000\n- cmd: set -x AWS_SECRET_ACCESS_KEY "
            + $"{k.Secret}\n  when: 1700000009\n",
        ["PowerShell transcript"] = k => $"PS C:\\> Set-AWSCredentials -AccessKey {k.Id} `\r\n>> -SecretKey {k.Secret}\r\n",
        ["terminal recording"] = k =>
            $"[1.2, \"o\", \"AWS Access Key ID [None]: {k.Id}\\r\\nAWS Secret Access Key "
            + $"[None]: {k.Secret}\\r\\n\"]\n",
        ["aws configure, interactive"] = k =>
            $"$ aws configure\nAWS Access Key ID [None]: {k.Id}\nAWS Secret Access Key [None]: "
            + $"{k.Secret}\nDefault region name [None]: us-west-2\n",
        ["tmux log"] = k =>
            $"{Escape}[1;32muser@host{Escape}[0m:{Escape}[1;34m~{Escape}[0m$ env | grep AWS\r\n"
            + $"AWS_ACCESS_KEY_ID={k.Id}\r\nAWS_SECRET_ACCESS_KEY={k.Secret}\r\n{Escape}[?2004h",
        ["colours around names"] = k =>
            $"{Escape}[36mAWS_ACCESS_KEY_ID{Escape}[0m={Escape}[33m{k.Id}{Escape}[0m\n{Escape}[36mAWS_SECRET_ACCESS"
            + $"_KEY{Escape}[0m={Escape}[33m{k.Secret}{Escape}[0m\n",
        ["grep colours"] = k =>
            $"{Escape}[35m{Escape}[K.env{Escape}[m{Escape}[K:aws_id={Escape}[01;31m{Escape}[K{k.Id}{Escape}[m{Escape}"
            + $"[K\n.env:aws_secret={Escape}[01;31m{Escape}[K{k.Secret}{Escape}[m{Escape}[K\n",
        ["24 bit colours"] = k => $"{Escape}[38;2;255;100;0m{k.Id}{Escape}[39m\n{Escape}[38;2;255;100;0m{k.Secret}{Escape}[39m\n",
        ["GitHub log"] = k =>
            "2026-05-01T10:00:00.1234567Z ##[group]Run deploy\n2026-05-01T10:00:00.1234999Z "
            + $"  AWS_ACCESS_KEY_ID: {k.Id}\n"
            + $"2026-05-01T10:00:00.1235001Z   AWS_SECRET_ACCESS_KEY: {k.Secret}\n2026-05-01T10:00:00.1235777Z ##[endgroup]\n",
        ["GitLab log"] = k =>
            $"section_start:1700000000:step{Escape}[0K$ env\r\n00:01 AWS_ACCESS_KEY_ID={k.Id}\n"
            + $"00:01 AWS_SECRET_ACCESS_KEY={k.Secret}\n",
        ["Jenkins log"] = k =>
            $"[Pipeline] sh\n+ export AWS_ACCESS_KEY_ID={k.Id}\n+ export AWS_SECRET_ACCESS_KEY={k.Secret}\n"
            + "+ aws s3 ls\n",
        ["bash trace"] = k => $"++ AWS_ACCESS_KEY_ID={k.Id}\n++ AWS_SECRET_ACCESS_KEY={k.Secret}\n",
        ["declare -x"] = k =>
            $"declare -x AWS_ACCESS_KEY_ID=\"{k.Id}\"\ndeclare -x AWS_REGION=\"x\"\ndeclare "
            + $"-x AWS_SECRET_ACCESS_KEY=\"{k.Secret}\"\n",
        ["syslog"] = k => $"May  1 10:00:00 host app[12]: key={k.Id}\nMay  1 10:00:00 host app[12]: secret={k.Secret}\n",
        ["JSON lines"] = k => $"{{\"t\":1,\"msg\":\"access key {k.Id}\"}}\n{{\"t\":2,\"msg\":\"secret key {k.Secret}\"}}\n",
        ["logfmt"] = k => $"level=info msg=\"new key\" access_key_id={k.Id} secret_access_key={k.Secret} took=3ms\n",
        ["logged Java object"] = k => $"DEBUG Config(accessKeyId={k.Id}, secretAccessKey={k.Secret}, region=us-east-1)\n",
        ["logged Go structure"] = k => $"{{AccessKeyID:{k.Id} SecretAccessKey:{k.Secret} SessionToken: Source:Static}}\n",
        ["logged Go structure, pointers"] = k =>
            $"&credentials.Value{{AccessKeyID:\"{k.Id}\", SecretAccessKey:\"{k.Secret}\","
            + " SessionToken:\"\"}\n",
        ["logged Ruby hash"] = k => $"{{:access_key_id=>\"{k.Id}\", :secret_access_key=>\"{k.Secret}\"}}\n",
        ["PHP var_dump"] = k => $"array(2) {{\n  [\"key\"]=>\n  string(20) \"{k.Id}\"\n  [\"secret\"]=>\n  string(40) \"{k.Secret}\"\n}}\n",
        ["PHP print_r"] = k => $"Array\n(\n    [key] => {k.Id}\n    [secret] => {k.Secret}\n)\n",
        ["phpinfo"] = k =>
            $"<tr><td class=\"e\">AWS_ACCESS_KEY_ID </td><td class=\"v\">{k.Id} </td></tr>\n"
            + $"<tr><td class=\"e\">AWS_SECRET_ACCESS_KEY </td><td class=\"v\">{k.Secret} </td></tr>\n",
        ["ps output"] = k => $"root 12 0.0 java -Daws.accessKeyId={k.Id} -Daws.secretKey={k.Secret} -jar x.jar\n",
        ["/proc/self/environ"] = k => $"HOME=/root\0AWS_ACCESS_KEY_ID={k.Id}\0AWS_SECRET_ACCESS_KEY={k.Secret}\0PATH=/bin\0",
        ["aws iam, table"] = k =>
            $"|  AccessKeyId      |  {k.Id}                      |\n|  CreateDate       | "
            + $" 2026-01-01T00:00:00Z      |\n|  SecretAccessKey  |  {k.Secret}  |\n",
        ["aws iam, text"] = k => $"ACCESSKEY\t{k.Id}\t2026-01-01T00:00:00+00:00\t{k.Secret}\tActive\tbob\n",
        ["aws iam, YAML"] = k =>
            $"AccessKey:\n  AccessKeyId: {k.Id}\n  CreateDate: '2026-01-01T00:00:00+00:00'\n"
            + $"  SecretAccessKey: {k.Secret}\n  Status: Active\n  UserName: bob\n",
        ["instance metadata"] = k =>
            "{\n  \"Code\" : \"Success\",\n  \"Type\" : \"AWS-HMAC\",\n  \"AccessKeyId\" "
            + $": \"{k.Id}\",\n  \"SecretAccessKey\" : \"{k.Secret}\",\n  \"Expiration\" : "
            + "\"2026-05-01T18:00:00Z\"\n}",
        ["HTTP dump, JSON"] = k =>
            $"< HTTP/1.1 200 OK\r\n< content-type: application/json\r\n<\r\n{{\"AccessKeyId\":\"{k.Id}\","
            + $"\"SecretAccessKey\":\"{k.Secret}\"}}\r\n",
        ["HTTP dump, query"] = k => $"GET /save?key={k.Id}&secret={Uri.EscapeDataString(k.Secret)} HTTP/1.1\r\nHost: x\r\n",
        ["access log"] = k =>
            $"10.0.0.1 - - [01/May/2026:10:00:00 +0000] \"GET /?id={k.Id}&secret={Uri.EscapeDataString(k.Secret)} "
            + "HTTP/1.1\" 200 5\n",
        ["boto debug"] = k => $"DEBUG:botocore.hooks:Event: aws_access_key_id='{k.Id}', aws_secret_access_key='{k.Secret}'\n",
        ["patch"] = k =>
            $"--- a/x.env\n+++ b/x.env\n@@ -1,2 +1,2 @@\n-AWS_ACCESS_KEY_ID={k.Id}\n-AWS_SECRET_ACCESS_KEY={k.Secret}"
            + "\n+AWS_ACCESS_KEY_ID=\n+AWS_SECRET_ACCESS_KEY=\n",
        ["patch, removed bare lines"] = k => $"@@ -1,2 +0,0 @@\n-{k.Id}\n-{k.Secret}\n",
        ["patch, two hunks"] = k =>
            $"@@ -1,3 +1,4 @@ one\n a\n+ID = '{k.Id}'\n b\n@@ -20,3 +21,4 @@ two\n c\n+SECRET_KEY "
            + $"= '{k.Secret}'\n d\n",
        ["combined diff"] = k => $"@@@ -1,1 -1,1 +1,3 @@@\n++id = {k.Id}\n++secret = {k.Secret}\n  x\n",
        ["merge conflict"] = k => $"<<<<<<< HEAD\nid = \"{k.Id}\"\nsecret = \"{k.Secret}\"\n=======\nid = \"\"\n>>>>>>> b\n",
        ["git blame"] = k =>
            $"a1b2c3d4 (bob 2026-01-01 10:00:00 +0000 1) key_id: {k.Id}\na1b2c3d4 (bob 2026-01-01 "
            + $"10:00:00 +0000 2) secret: {k.Secret}\n",
        ["quoted mail"] = k => $"> > Access key: {k.Id}\n> > Secret key: {k.Secret}\n>\n> thanks\n",
        ["chat"] = k => $"[10:01] bob: here is the key {k.Id}\n[10:01] bob: and secret {k.Secret}\n",
        ["chat export"] = k => $"{{\"user\":\"U1\",\"text\":\"key `{k.Id}` secret `{k.Secret}`\",\"ts\":\"1700000000.000100\"}}",
        ["Markdown"] = k => $"- **Access Key ID**: `{k.Id}`\n- **Secret Access Key**: `{k.Secret}`\n",
        ["Markdown code"] = k => $"```\nAWS_ACCESS_KEY_ID={k.Id}\nAWS_SECRET_ACCESS_KEY={k.Secret}\n```\n",
        ["Markdown table"] = k => $"| id | secret |\n|---|---|\n| {k.Id} | {k.Secret} |\n",
        ["wiki"] = k => $"||Access Key||Secret||\n|{k.Id}|{k.Secret}|\n",
        ["reStructuredText"] = k => $".. code-block:: ini\n\n    aws_access_key_id = {k.Id}\n    aws_secret_access_key = {k.Secret}\n",
        ["HTML, escaped"] = k =>
            $"&lt;accessKey&gt;{k.Id}&lt;/accessKey&gt;&lt;secretKey&gt;{k.Secret.Replace("+", "&#x2B;").Replace("/", "&#47;")}"
            + "&lt;/secretKey&gt;",
        ["HTML, quotes escaped"] = k => $"data-config=\"{{&quot;id&quot;:&quot;{k.Id}&quot;,&quot;secret&quot;:&quot;{k.Secret}&quot;}}\"",
        ["HTML, inputs"] = k =>
            $"<input name=\"access_key\" value=\"{k.Id}\"><br>\n<input name=\"secret_key\" "
            + $"type=\"password\" value=\"{k.Secret}\">\n",
        ["HTML, highlighted"] = k =>
            $"<span class=\"na\">aws_id</span> <span class=\"o\">=</span> <span class=\"s\">{k.Id}</span>\n"
            + $"<span class=\"na\">aws_secret</span> <span class=\"o\">=</span> <span class=\"s\">{k.Secret}</span>\n",
        ["RTF"] = k =>
            "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Courier;}}\\f0\\fs20 aws_access_key_id "
            + $"= {k.Id}\\par\naws_secret_access_key = {k.Secret}\\par\n}}",
        ["quoted-printable"] = k =>
            QuotedPrintable($"Hello,\n\nexport AWS_ACCESS_KEY_ID={k.Id}\nexport AWS_SECRET_ACCESS_KEY={k.Secret}\n"),
        ["quoted-printable, one long line"] = k =>
            QuotedPrintable($"the key is AWS_ACCESS_KEY_ID={k.Id} and the other AWS_SECRET_ACCESS_KEY={k.Secret} "
            + "so now you have both\n"),
        ["mail, base64"] = k =>
            "Content-Transfer-Encoding: base64\r\n\r\n"
                + string.Join("\r\n", Forge.Encode($"Hi,\r\n\r\nid {k.Id}\r\nsecret {k.Secret}\r\n\r\nBye, and do not tell anybody "
            + "about this\r\n").Chunk(76).Select(l => new string(l))) + "\r\n",
        ["URL-encoded form in a log"] = k =>
            "body=" + Uri.EscapeDataString($"accessKeyId={k.Id}&secretAccessKey={Uri.EscapeDataString(k.Secret)}") + "\n",
        ["URL-encoded JSON"] = k => "?state=" + Uri.EscapeDataString($"{{\"id\":\"{k.Id}\",\"secret\":\"{k.Secret}\"}}"),
        ["JSON in JSON in YAML"] = k =>
            "config: '{\"inner\":\"{\\\"deep\\\":\\\"{\\\\\\\"id\\\\\\\":\\\\\\\"" + k.Id
                + "\\\\\\\",\\\\\\\"secret\\\\\\\":\\\\\\\"" + k.Secret.Replace("/", "\\\\\\/") + "\\\\\\\"}\\\"}\"}'\n",
        ["JSON in an environment variable"] = k =>
            $"SETTINGS={{\\\"accessKeyId\\\":\\\"{k.Id}\\\",\\\"secretAccessKey\\\":\\\"{k.Secret}\\\"}}\n",
        ["YAML, folded"] = k => $"user_data: >\n  export AWS_ACCESS_KEY_ID={k.Id};\n  export AWS_SECRET_ACCESS_KEY={k.Secret};\n",
        ["YAML, flow"] = k => $"aws: {{id: {k.Id}, secret: {k.Secret}}}\n",
        ["YAML, tags and anchors"] = k => $"id: &id !!str {k.Id}\nsecret: &s !!str {k.Secret}\n",
        ["base64 URL alphabet"] = k =>
            "token=" + Forge.Encode($"{{\"q\":\"~?>~?>\",\"id\":\"{k.Id}\",\"secret\":\"{k.Secret}\"}}").Replace('+', '-')
                .Replace('/', '_').TrimEnd('='),
        ["JWT payload"] = k =>
            $"eyJhbGciOiJIUzI1NiJ9.{Forge.Encode($"{{\"sub\":\"bob\",\"id\":\"{k.Id}\",\"secret\":\"{k.Secret}\"}}")
                .TrimEnd('=').Replace('+', '-').Replace('/', '_')}"
            + ".c2lnbmF0dXJl",
        ["encoded PowerShell command"] = k =>
            "powershell -EncodedCommand "
                + Convert.ToBase64String(Encoding.Unicode.GetBytes(
                    $"$a='{k.Id}';$b='{k.Secret}';Set-AWSCredential -AccessKey $a -SecretKey $b")),
        ["base64 short lines"] = k =>
            "data: |\n"
                + string.Concat(CredentialsFile(k).Chunk(40).Select(l => $"  {new string(l)}\n")),
        ["base64 in quoted lines"] = k =>
            string.Join(" +\n", Forge.Encode($"[default]\naws_access_key_id={k.Id}\naws_secret_access_key={k.Secret}\n")
                .Chunk(60).Select(l => $"  \"{new string(l)}\"")) + ";\n",
        ["data URL"] = k => $"<a href=\"data:text/plain;base64,{Forge.Encode($"key {k.Id}\nsecret {k.Secret}\n")}\">",
        ["cloud-init"] = k =>
            $"write_files:\n- encoding: b64\n  content: {CredentialsFile(k)}"
            + "\n  path: /root/.aws/credentials\n",
        ["ANSI inside the value"] = k => $"id {k.Id[..9]}{Escape}[0m{k.Id[9..]} secret {k.Secret[..11]}{Escape}[31m{k.Secret[11..]}\n",
    };

    private static string CredentialsFile(KeyPair k) =>
        Forge.Encode($"[default]\naws_access_key_id={k.Id}\naws_secret_access_key={k.Secret}\n");

    private static string QuotedPrintable(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Replace("=", "=3D").Split('\n'))
        {
            var rest = line;
            while (rest.Length > 75)
            {
                var cut = rest[73..75] is ['=', _] ? 73 : rest[74] == '=' ? 74 : rest[72] == '=' ? 72 : 75;
                lines.Add(rest[..cut] + "=");
                rest = rest[cut..];
            }

            lines.Add(rest);
        }

        return string.Join("\r\n", lines);
    }
}
