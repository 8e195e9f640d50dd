namespace Keytide.Tests.Scanning;

/// <summary>How the files of tools hold an id and its secret.</summary>
public static class ToolShapes
{
    public static readonly IReadOnlyDictionary<string, Func<KeyPair, string>> All = new Dictionary<string, Func<KeyPair, string>>
    {
        ["Terraform variables"] = k => $"aws_access_key = \"{k.Id}\"\naws_secret_key = \"{k.Secret}\"\nregion = \"eu-west-1\"\n",
        ["Terraform defaults"] = k =>
            $"variable \"access_key\" {{\n  default = \"{k.Id}\"\n}}\n\nvariable \"secret_key\" "
            + $"{{\n  default = \"{k.Secret}\"\n}}\n",
        ["Terraform defaults with types"] = k => "variable \"aws_access_key\" {\n  description = \"the key\"\n  type        = string\n"
            + $"  default     = \"{k.Id}\"\n}}\n\nvariable \"aws_secret_key\" {{\n  description "
            + $"= \"the other\"\n  type        = string\n  default     = \"{k.Secret}\"\n}}\n",
        ["Terraform backend"] = k =>
            "terraform {\n  backend \"s3\" {\n    bucket     = \"b\"\n    access_key = "
            + $"\"{k.Id}\"\n    secret_key = \"{k.Secret}\"\n  }}\n}}\n",
        ["Terraform plan"] = k => $"  + access_key = \"{k.Id}\"\n  + secret_key = \"{k.Secret}\"\n  ~ region     = \"a\" -> \"b\"\n",
        ["Terraform output"] = k => $"Outputs:\n\naccess_key_id = \"{k.Id}\"\nsecret_access_key = \"{k.Secret}\"\n",
        ["Terraform output, JSON"] = k => "{\n  \"id\": {\n    \"sensitive\": false,\n    \"type\": \"string\",\n"
            + $"    \"value\": \"{k.Id}\"\n  }},\n  \"secret\": {{\n    \"sensitive\": true,"
            + $"\n    \"type\": \"string\",\n    \"value\": \"{k.Secret}\"\n  }}\n}}",
        ["Terraform state with mail password"] = k =>
            "\"attributes\": {\n  \"create_date\": \"2024-01-01T00:00:00Z\",\n  \"encrypted_secret\": "
            + "null,\n"
            + $"  \"id\": \"{k.Id}\",\n  \"key_fingerprint\": null,\n  \"pgp_key\": null,\n"
            + $"  \"secret\": \"{k.Secret}\",\n  \"status\": \"Active\",\n  \"user\": \"bob\"\n"
            + "}",
        ["Pulumi"] = k => $"config:\n  aws:accessKey: {k.Id}\n  aws:secretKey: {k.Secret}\n  aws:region: us-west-2\n",
        ["Pulumi, shell"] = k => $"pulumi config set aws:accessKey {k.Id}\npulumi config set --secret aws:secretKey {k.Secret}\n",
        ["Ansible, group variables"] = k => $"---\nec2_access_key: {k.Id}\nec2_secret_key: '{k.Secret}'\n",
        ["Ansible, environment"] = k => $"  environment:\n    AWS_ACCESS_KEY_ID: \"{k.Id}\"\n    AWS_SECRET_ACCESS_KEY: \"{k.Secret}\"\n",
        ["Ansible, inline module"] = k => $"- ec2: aws_access_key={k.Id} aws_secret_key={k.Secret} image=ami-1 wait=yes\n",
        ["Helm values"] = k => $"s3:\n  enabled: true\n  accessKey: \"{k.Id}\"\n  secretKey: \"{k.Secret}\"\n  bucket: x\n",
        ["Helm, command"] = k => $"helm install x --set s3.accessKey={k.Id},s3.secretKey={k.Secret} chart\n",
        ["Kubernetes string data"] = k => $"stringData:\n  AWS_ACCESS_KEY_ID: {k.Id}\n  AWS_SECRET_ACCESS_KEY: {k.Secret}\ntype: Opaque\n",
        ["Kubernetes secret, JSON"] = k =>
            $"{{\"kind\":\"Secret\",\"data\":{{\"AWS_ACCESS_KEY_ID\":\"{Forge.Encode(k.Id)}\","
            + $"\"AWS_SECRET_ACCESS_KEY\":\"{Forge.Encode(k.Secret)}\"}}}}",
        ["Kubernetes secret with line ends"] = k =>
            $"data:\n  id: {Forge.Encode(k.Id + "\n")}\n  secret: {Forge.Encode(k.Secret + "\n")}\n",
        ["Kubernetes annotation"] = k => "metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      "
            + $"{{\"apiVersion\":\"v1\",\"data\":{{\"id\":\"{Forge.Encode(k.Id)}\",\"secret\":\"{Forge.Encode(k.Secret)}\"}}}}\n",
        ["Kubernetes environment, JSON"] = k =>
            $"\"env\": [{{\"name\": \"AWS_ACCESS_KEY_ID\", \"value\": \"{k.Id}\"}}, {{\"name\": "
            + $"\"AWS_SECRET_ACCESS_KEY\", \"value\": \"{k.Secret}\"}}]",
        ["kubectl create secret"] = k =>
            $"kubectl create secret generic s3 --from-literal=accesskey={k.Id} --from-literal=secretkey={k.Secret}\n",
        ["Velero"] = k => $"cloud: |\n    [default]\n    aws_access_key_id={k.Id}\n    aws_secret_access_key={k.Secret}\n",
        ["Jenkinsfile"] = k =>
            $"pipeline {{\n  environment {{\n    AWS_ACCESS_KEY_ID = '{k.Id}'\n    AWS_SECRET_ACCESS_KEY "
            + $"= \"{k.Secret}\"\n  }}\n}}\n",
        ["Jenkinsfile, withEnv"] = k =>
            $"withEnv(['AWS_ACCESS_KEY_ID={k.Id}', \"AWS_SECRET_ACCESS_KEY={k.Secret}\"]) "
            + "{ sh 'aws s3 ls' }\n",
        ["Jenkins, credentials.xml"] = k => "<com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl>\n  <scope>GLOBAL</scope>\n"
            + $"  <accessKey>{k.Id}</accessKey>\n  <secretKey>{k.Secret}</secretKey>\n  <iamRoleArn></iamRoleArn>\n",
        ["Travis"] = k => $"deploy:\n  provider: s3\n  access_key_id: {k.Id}\n  secret_access_key: {k.Secret}\n  skip_cleanup: true\n",
        ["Travis, globals"] = k => $"env:\n  global:\n    - AWS_ACCESS_KEY_ID={k.Id}\n    - AWS_SECRET_ACCESS_KEY={k.Secret}\n",
        ["GitLab CI"] = k =>
            $"variables:\n  AWS_ACCESS_KEY_ID: {k.Id}\n  AWS_SECRET_ACCESS_KEY: {k.Secret}\n"
            + "  AWS_DEFAULT_REGION: eu-west-1\n",
        ["GitHub workflow"] = k =>
            "      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n    "
            + $"      aws-access-key-id: {k.Id}\n          aws-secret-access-key: {k.Secret}\n"
            + "          aws-region: us-east-1\n",
        ["CircleCI"] = k => $"      environment:\n        - AWS_ACCESS_KEY_ID: {k.Id}\n        - AWS_SECRET_ACCESS_KEY: {k.Secret}\n",
        ["Drone"] = k => $"  settings:\n    access_key: {k.Id}\n    secret_key: {k.Secret}\n    bucket: b\n",
        ["Azure pipeline"] = k => $"variables:\n- name: awsKey\n  value: {k.Id}\n- name: awsSecret\n  value: {k.Secret}\n",
        ["Bamboo"] = k => $"bamboo_aws_access_key={k.Id}\nbamboo_aws_secret_key_password={k.Secret}\n",
        ["Postman environment"] = k =>
            $"{{\"values\": [\n  {{\"key\": \"AccessKey\", \"value\": \"{k.Id}\", \"enabled\": "
            + $"true}},\n  {{\"key\": \"SecretKey\", \"value\": \"{k.Secret}\", \"enabled\": "
            + "true}\n]}",
        ["Postman collection, old"] = k =>
            $"\"helperAttributes\": {{\"accessKey\": \"{k.Id}\", \"secretKey\": \"{k.Secret}\","
            + " \"region\": \"\", \"service\": \"execute-api\", \"auth\": \"awsSigV4\"}",
        ["HAR"] = k => $"{{\"name\":\"x-id\",\"value\":\"{k.Id}\"}},{{\"name\":\"x-secret\",\"value\":\"{k.Secret}\"}}",
        ["HAR, body"] = k =>
            $"\"content\":{{\"mimeType\":\"text/xml\",\"text\":\"<AccessKeyId>{k.Id}</AccessKeyId>\\n<SecretAccessK"
            + $"ey>{k.Secret.Replace("/", "\\/")}</SecretAccessKey>\"}}",
        [".http file"] = k =>
            $"@accessKey = {k.Id}\n@secretKey = {k.Secret}\n\nGET https://x.execute-api.us-east-1.amazonaws.com/\n"
            + "Authorization: AWS {{accessKey}}\n",
        [".http file, inline"] = k =>
            $"GET https://b.s3.amazonaws.com/\nAuthorization: AWS {k.Id} {k.Secret} region:us-east-1 "
            + "service:s3\n",
        ["run configuration"] = k =>
            $"<envs>\n  <env name=\"AWS_ACCESS_KEY_ID\" value=\"{k.Id}\" />\n  <env name=\"AWS_SECRET_ACCESS_KEY\" "
            + $"value=\"{k.Secret}\" />\n</envs>",
        ["launch.json"] = k => $"\"env\": {{\n  \"AWS_ACCESS_KEY_ID\": \"{k.Id}\",\n  \"AWS_SECRET_ACCESS_KEY\": \"{k.Secret}\"\n}}",
        ["launchSettings.json, one string"] = k =>
            $"\"environmentVariables\": \"AWS_ACCESS_KEY_ID={k.Id};AWS_SECRET_ACCESS_KEY={k.Secret}\"",
        ["notebook, output"] = k =>
            $"{{\"output_type\": \"stream\", \"text\": [\"{{'key': '{k.Id}',\\n\", \" 'secret': "
            + $"'{k.Secret}'}}\\n\"]}}",
        ["notebook, magic"] = k => $"\"source\": [\"%env AWS_ACCESS_KEY_ID={k.Id}\\n\", \"%env AWS_SECRET_ACCESS_KEY={k.Secret}\"]",
        ["notebook, HTML output"] = k => $"\"text/html\": [\"<td>{k.Id}</td>\\n\", \"      <td>{k.Secret}</td>\\n\"]",
        ["spark-shell"] = k =>
            $"spark-shell --conf spark.hadoop.fs.s3a.access.key={k.Id} --conf spark.hadoop.fs.s3a.secret.key={k.Secret}"
            + "\n",
        ["spark-defaults"] = k => $"spark.hadoop.fs.s3a.access.key     {k.Id}\nspark.hadoop.fs.s3a.secret.key     {k.Secret}\n",
        ["core-site"] = k =>
            $"<property>\n  <name>fs.s3a.access.key</name>\n  <value>{k.Id}</value>\n</property>\n"
            + "\n<property>\n  <name>fs.s3a.secret.key</name>\n  <description>x</description>\n"
            + $"  <value>{k.Secret}</value>\n</property>",
        ["log4j"] = k =>
            $"log4j.appender.S3.awsAccessKey = {k.Id}\nlog4j.appender.S3.awsSecretKey = {k.Secret}\n"
            + "log4j.appender.S3.bucket = b\n",
        ["properties with colons"] = k => $"cloud.aws.credentials.accessKey: {k.Id}\ncloud.aws.credentials.secretKey: {k.Secret}\n",
        ["properties, escaped"] = k => $"aws.id={k.Id}\naws.secret={k.Secret.Replace("=", "\\=")}\n",
        ["logback"] = k =>
            $"<appender class=\"x\"><accessKeyId>{k.Id}</accessKeyId><secretAccessKey>{k.Secret}</secretAccessKey><"
            + "/appender>",
        ["app.config"] = k =>
            $"<appSettings>\r\n    <add key=\"AWSAccessKey\" value=\"{k.Id}\"/>\r\n    <add "
            + $"key=\"AWSSecretKey\" value=\"{k.Secret}\"/>\r\n</appSettings>",
        ["app.config, connection string"] = k =>
            $"<add name=\"q\" connectionString=\"Url=sqs://x;AccessKey={k.Id};SecretKey={k.Secret};"
            + "Timeout=3\" />",
        ["applicationSettings"] = k =>
            $"<setting name=\"AccessKey\" serializeAs=\"String\">\r\n  <value>{k.Id}</value>\r\n"
            + $"</setting>\r\n<setting name=\"SecretKey\" serializeAs=\"String\">\r\n  <value>{k.Secret}</value>\r\n"
            + "</setting>",
        ["Spring XML"] = k =>
            "<bean class=\"com.amazonaws.auth.BasicAWSCredentials\">\n  <constructor-arg "
            + $"value=\"{k.Id}\"/>\n  <constructor-arg value=\"{k.Secret}\"/>\n</bean>",
        ["Spring context"] = k => $"<aws-context:simple-credentials access-key=\"{k.Id}\" secret-key=\"{k.Secret}\"/>",
        ["Maven settings"] = k =>
            $"<server>\n  <id>aws-release</id>\n  <username>{k.Id}</username>\n  <password>{k.Secret}</password>\n"
            + "</server>",
        ["Android strings"] = k => $"<string name=\"access\">{k.Id}</string>\n<string name=\"secret\">{k.Secret}</string>\n",
        ["registry, system"] = k =>
            "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\App]\r\n"
            + $"\"AccessKey\"=\"{k.Id}\"\r\n\"Secret\"=\"{k.Secret}\"\r\n",
        ["netrc"] = k => $"machine s3.amazonaws.com\nlogin {k.Id}\npassword {k.Secret}\n",
        ["netrc, one line"] = k => $"machine s3.amazonaws.com login {k.Id} password {k.Secret}\n",
        ["s3cfg"] = k =>
            $"[default]\naccess_key = {k.Id}\naccess_token = \nadd_encoding_exts = \ncloudfront_host "
            + "= cloudfront.amazonaws.com\ndefault_mime_type = binary/octet-stream\n"
            + "encrypt = False\ngpg_passphrase = \nhost_base = s3.amazonaws.com\nmax_delete "
            + $"= -1\nsecret_key = {k.Secret}\nuse_https = True\n",
        ["boto, gs and aws"] = k =>
            $"[Credentials]\ngs_oauth2_refresh_token =\naws_access_key_id = {k.Id}\naws_secret_access_key "
            + $"= {k.Secret}\n[Boto]\n",
        ["s3fs password file"] = k => $"{k.Id}:{k.Secret}\n",
        ["s3fs, command"] = k => $"echo {k.Id}:{k.Secret} > ${{HOME}}/.passwd-s3fs\nchmod 600 ${{HOME}}/.passwd-s3fs\n",
        ["s3ql"] = k => $"[s3]\nstorage-url: s3://\nbackend-login: {k.Id}\nbackend-password: {k.Secret}\n",
        ["Cyberduck bookmark"] = k =>
            $"<key>Username</key>\n<string>{k.Id}</string>\n<key>Private Key File</key>\n"
            + $"<dict/>\n<key>Custom</key>\n<dict><key>secret</key><string>{k.Secret}</string></dict>",
        ["duplicity"] = k =>
            $"export AWS_ACCESS_KEY_ID=\"{k.Id}\"\nexport AWS_SECRET_ACCESS_KEY=\"{k.Secret}\"\n"
            + "export PASSPHRASE=\"x\"\nduplicity / s3://s3.amazonaws.com/b\n",
        ["duplicity URL"] = k => $"duplicity full / s3://{k.Id}:{Uri.EscapeDataString(k.Secret)}@s3.amazonaws.com/bucket\n",
        ["restic"] = k => $"AWS_ACCESS_KEY_ID={k.Id}\nAWS_SECRET_ACCESS_KEY={k.Secret}\nRESTIC_REPOSITORY=s3:s3.amazonaws.com/b\n",
        ["mc alias"] = k => $"mc alias set s3 https://s3.amazonaws.com {k.Id} {k.Secret} --api S3v4\n",
        ["mc configuration"] = k =>
            $"\"s3\": {{\n  \"url\": \"https://s3.amazonaws.com\",\n  \"accessKey\": \"{k.Id}\","
            + $"\n  \"secretKey\": \"{k.Secret}\",\n  \"api\": \"S3v4\"\n}}",
        ["rclone, shell"] = k => $"rclone config create r s3 provider=AWS access_key_id={k.Id} secret_access_key={k.Secret}\n",
        ["rclone, connection string"] = k => $"rclone ls :s3,access_key_id={k.Id},secret_access_key=\"{k.Secret}\":bucket\n",
        ["Logstash"] = k => $"output {{\n  s3 {{\n    access_key_id => \"{k.Id}\"\n    secret_access_key => \"{k.Secret}\"\n  }}\n}}\n",
        ["fluentd"] = k => $"<match s3.**>\n  @type s3\n  aws_key_id {k.Id}\n  aws_sec_key {k.Secret}\n  s3_bucket b\n</match>\n",
        ["Vagrantfile"] = k =>
            $"config.vm.provider :aws do |aws|\n  aws.access_key_id = \"{k.Id}\"\n  aws.secret_access_key "
            + $"= \"{k.Secret}\"\nend\n",
        ["Chef knife"] = k => $"knife[:aws_access_key_id] = \"{k.Id}\"\nknife[:aws_secret_access_key] = \"{k.Secret}\"\n",
        ["Puppet"] = k => $"  class {{ 'aws':\n    access_key => '{k.Id}',\n    secret_key => '{k.Secret}',\n  }}\n",
        ["Salt"] = k => $"my-ec2:\n  id: '{k.Id}'\n  key: '{k.Secret}'\n  driver: ec2\n",
        ["Packer"] = k => $"{{\"variables\": {{\"aws_access_key\": \"{k.Id}\", \"aws_secret_key\": \"{k.Secret}\"}}, \"builders\": []}}",
        ["Serverless"] = k => $"provider:\n  environment:\n    ID: {k.Id}\n    SECRET: {k.Secret}\n",
        ["Zappa"] = k => $"\"environment_variables\": {{\"S3_KEY\": \"{k.Id}\", \"S3_SECRET\": \"{k.Secret}\"}}",
        ["Lambda configuration"] = k =>
            $"\"Environment\": {{\"Variables\": {{\"KEY_ID\": \"{k.Id}\", \"KEY_SECRET\": "
            + $"\"{k.Secret}\", \"STAGE\": \"prod\"}}}}",
        ["ECS task definition"] = k =>
            "\"environment\": [\n  {\n    \"name\": \"AWS_ACCESS_KEY_ID\",\n    \"value\": "
            + $"\"{k.Id}\"\n  }},\n  {{\n    \"name\": \"AWS_SECRET_ACCESS_KEY\",\n    \"value\": "
            + $"\"{k.Secret}\"\n  }}\n]",
        ["Elastic Beanstalk"] = k =>
            $"option_settings:\n  - option_name: AWS_ACCESS_KEY_ID\n    value: {k.Id}\n  "
            + $"- option_name: AWS_SECRET_KEY\n    value: {k.Secret}\n",
        ["CDK context"] = k => $"{{\"context\": {{\"id\": \"{k.Id}\", \"sk\": \"{k.Secret}\"}}}}",
        ["Dockerfile, ARG"] = k => $"ARG AWS_ACCESS_KEY_ID={k.Id}\nARG AWS_SECRET_ACCESS_KEY={k.Secret}\n",
        ["docker build"] = k => $"docker build --build-arg AWS_ACCESS_KEY_ID={k.Id} --build-arg AWS_SECRET_ACCESS_KEY={k.Secret} .\n",
        ["docker run"] = k => $"docker run -e AWS_ACCESS_KEY_ID={k.Id} -e \"AWS_SECRET_ACCESS_KEY={k.Secret}\" amazon/aws-cli s3 ls\n",
        ["docker history"] = k =>
            $"{{\"created_by\":\"/bin/sh -c #(nop)  ENV AWS_ACCESS_KEY_ID={k.Id} AWS_SECRET_ACCESS_KEY={k.Secret}\""
            + ",\"empty_layer\":true}",
        ["docker inspect"] = k =>
            $"\"Env\": [\n  \"PATH=/usr/bin\",\n  \"AWS_ACCESS_KEY_ID={k.Id}\",\n  \"AWS_SECRET_ACCESS_KEY={k.Secret}"
            + "\"\n]",
        ["Compose, map"] = k => $"    environment:\n      AWS_ACCESS_KEY_ID: \"{k.Id}\"\n      AWS_SECRET_ACCESS_KEY: \"{k.Secret}\"\n",
        ["Compose, defaults"] = k =>
            $"      - AWS_ACCESS_KEY_ID=${{AWS_ACCESS_KEY_ID:-{k.Id}}}\n      - AWS_SECRET_ACCESS_KEY=${{AWS_SECRET"
            + $"_ACCESS_KEY:-{k.Secret}}}\n",
        ["systemd unit"] = k =>
            $"[Service]\nEnvironment=\"AWS_ACCESS_KEY_ID={k.Id}\"\nEnvironment=\"AWS_SECRET_ACCESS_KEY={k.Secret}\""
            + "\nExecStart=/bin/true\n",
        ["systemd unit, one line"] = k => $"Environment=AWS_ACCESS_KEY_ID={k.Id} AWS_SECRET_ACCESS_KEY={k.Secret}\n",
        ["supervisor"] = k => $"environment=AWS_ACCESS_KEY_ID=\"{k.Id}\",AWS_SECRET_ACCESS_KEY=\"{k.Secret}\"\n",
        ["crontab"] = k => $"AWS_ACCESS_KEY_ID={k.Id}\nAWS_SECRET_ACCESS_KEY={k.Secret}\n0 3 * * * aws s3 sync /a s3://b\n",
        ["crontab, inline"] = k => $"0 3 * * * AWS_ACCESS_KEY_ID={k.Id} AWS_SECRET_ACCESS_KEY={k.Secret} /usr/bin/backup >/dev/null\n",
        ["nginx"] = k => $"aws_access_key {k.Id};\naws_secret_key {k.Secret};\ns3_bucket b;\n",
        ["Apache"] = k => $"SetEnv AWS_ACCESS_KEY_ID {k.Id}\nSetEnv AWS_SECRET_ACCESS_KEY {k.Secret}\n",
        ["php-fpm"] = k => $"env[AWS_ACCESS_KEY_ID] = {k.Id}\nenv[AWS_SECRET_ACCESS_KEY] = {k.Secret}\n",
        ["TOML"] = k => $"[aws]\naccess_key_id = '{k.Id}'\nsecret_access_key = '''{k.Secret}'''\n",
        ["INI with comments"] = k => $"[s3]\n; the account\nkey = {k.Id} ; bob\n; do not tell\nsecret = {k.Secret} ; bob\n",
        ["SQL, COPY"] = k => $"COPY t FROM 's3://b/k' ACCESS_KEY_ID '{k.Id}' SECRET_ACCESS_KEY '{k.Secret}' GZIP;\n",
        ["SQL, UNLOAD"] = k =>
            $"UNLOAD ('SELECT * FROM t') TO 's3://b/'\nWITH CREDENTIALS AS 'aws_access_key_id={k.Id};"
            + $"aws_secret_access_key={k.Secret}'\nDELIMITER '|';\n",
        ["SQL, Snowflake"] = k => $"CREATE STAGE s URL='s3://b/' CREDENTIALS=(AWS_KEY_ID='{k.Id}' AWS_SECRET_KEY='{k.Secret}');\n",
        ["SQL, ClickHouse"] = k => $"SELECT * FROM s3('https://b.s3.amazonaws.com/k', '{k.Id}', '{k.Secret}', 'CSV')\n",
        ["SQL, DuckDB"] = k => $"CREATE SECRET s (TYPE S3, KEY_ID '{k.Id}', SECRET '{k.Secret}', REGION 'us-east-1');\n",
        ["SQL, update"] = k =>
            $"UPDATE settings SET value = '{k.Id}' WHERE name = 'aws_key';\nUPDATE settings "
            + $"SET value = '{k.Secret}' WHERE name = 'aws_secret';\n",
        ["SQL, dump"] = k => $"INSERT INTO `options` VALUES (1,'s3_key','{k.Id}','yes'),(2,'s3_secret','{k.Secret}','yes');\n",
        ["SQL, tab-separated dump"] = k => $"COPY public.cred (id, name, key, secret) FROM stdin;\n7\tbob\t{k.Id}\t{k.Secret}\n\\.\n",
        ["JDBC, Athena"] = k => $"jdbc:awsathena://AwsRegion=us-east-1;UID={k.Id};PWD={k.Secret};S3OutputLocation=s3://b/\n",
        ["JDBC, Athena, long names"] = k => $"jdbc:athena://;AccessKeyId={k.Id};SecretAccessKey={k.Secret};Region=eu-west-1\n",
        ["SQS broker URL"] = k => $"BROKER_URL = 'sqs://{k.Id}:{Uri.EscapeDataString(k.Secret)}@'\n",
        ["SQS broker URL, plain"] = k => $"broker: sqs://{k.Id}:{k.Secret}@\n",
        ["Camel URL"] = k => $"from(\"aws-s3://b?accessKey={k.Id}&secretKey=RAW({k.Secret})&region=us-east-1\")\n",
        ["curl, old date header"] = k => $"curl -u {k.Id}:{k.Secret} --aws-sigv4 aws:amz:eu-west-1:execute-api https://x/\n",
        ["curl, quoted apart"] = k => $"curl --user '{k.Id}':'{k.Secret}' https://x/\n",
        ["wget"] = k => $"wget --user={k.Id} --password='{k.Secret}' https://x/\n",
        ["CSV, five columns"] = k =>
            "User name,Password,Access key ID,Secret access key,Console login link\nbob,"
            + $"\"pa,ss\",{k.Id},{k.Secret},https://1.signin.aws.amazon.com/console\n",
        ["CSV, turned"] = k => $"Access key ID,{k.Id}\r\nSecret access key,{k.Secret}\r\n",
        ["CSV, rootkey"] = k => $"AWSAccessKeyId={k.Id}\r\nAWSSecretKey={k.Secret}\r\n",
        ["CSV, semicolons"] = k => $"name;id;secret\nbob;{k.Id};{k.Secret}\n",
        ["CSV, CR only"] = k => $"Access key ID,Secret access key\r{k.Id},{k.Secret}\r",
    };
}
