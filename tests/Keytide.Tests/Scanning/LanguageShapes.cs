namespace Keytide.Tests.Scanning;

/// <summary>How programs in many languages hold an id and its secret.</summary>
public static class LanguageShapes
{
    public static readonly IReadOnlyDictionary<string, Func<KeyPair, string>> All = new Dictionary<string, Func<KeyPair, string>>
    {
        ["Java, v2 builder"] = k => "S3Client s3 = S3Client.builder()\n    .region(Region.US_EAST_1)\n    .credentialsProvider("
            + $"StaticCredentialsProvider.create(\n        AwsBasicCredentials.create(\"{k.Id}\", \"{k.Secret}\")))\n    .build();",
        ["Java, constants"] = k =>
            $"public class C {{\n  static final String ACCESS = \"{k.Id}\";\n  static final "
            + $"String SECRET = \"{k.Secret}\";\n}}",
        ["Java, constants with annotations"] = k => $"@Value(\"${{aws.id:{k.Id}}}\")\nprivate String id;\n\n"
            + $"@Value(\"${{aws.secret:{k.Secret}}}\")\nprivate String secret;\n",
        ["Java, system properties"] = k => $"System.setProperty(\"aws.accessKeyId\", \"{k.Id}\");\n"
            + $"System.setProperty(\"aws.secretAccessKey\", \"{k.Secret}\");\n",
        ["Java, session"] = k => $"new BasicSessionCredentials(\"{k.Id}\",\"{k.Secret}\",token)",
        ["Scala, Hadoop configuration"] = k => $"sc.hadoopConfiguration.set(\"fs.s3n.awsAccessKeyId\", \"{k.Id}\")\n"
            + $"sc.hadoopConfiguration.set(\"fs.s3n.awsSecretAccessKey\", \"{k.Secret}\")\n",
        ["Scala, value class"] = k => $"val creds = AWSCreds(\n  accessKey = \"{k.Id}\",\n  secretKey = \"{k.Secret}\",\n)",
        ["Kotlin, top level"] = k => $"private const val ACCESS_KEY = \"{k.Id}\"\nprivate const val SECRET_KEY = \"{k.Secret}\"\n",
        ["Kotlin, Gradle repository"] = k => "maven {\n  url = uri(\"s3://repo/releases\")\n  credentials(AwsCredentials::class) {\n"
            + $"    accessKey = \"{k.Id}\"\n    secretKey = \"{k.Secret}\"\n  }}\n}}\n",
        ["Groovy, Gradle repository"] = k =>
            $"credentials(AwsCredentials) {{\n  accessKey '{k.Id}'\n  secretKey '{k.Secret}'\n}}\n",
        ["Clojure"] = k =>
            $"(def cred {{:access-key \"{k.Id}\"\n           :secret-key \"{k.Secret}\"\n"
            + "           :endpoint \"us-east-1\"})",
        ["Go, v2"] = k => "cfg, err := config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(\n\t"
            + $"credentials.NewStaticCredentialsProvider(\n\t\t\"{k.Id}\",\n\t\t\"{k.Secret}\",\n\t\t\"\",\n\t)))",
        ["Go, environment"] = k => $"os.Setenv(\"AWS_ACCESS_KEY_ID\", \"{k.Id}\")\nos.Setenv(\"AWS_SECRET_ACCESS_KEY\", \"{k.Secret}\")\n",
        ["Go, constants"] = k => $"const (\n\tid     = \"{k.Id}\"\n\tsecret = \"{k.Secret}\"\n)\n",
        ["Go, minio"] = k => $"minio.New(\"s3.amazonaws.com\", \"{k.Id}\", \"{k.Secret}\", true)",
        ["Rust, builder"] = k => $"aws_credential_types::Credentials::builder()\n    .access_key_id(\"{k.Id}\")\n"
            + $"    .secret_access_key(\"{k.Secret}\")\n    .provider_name(\"static\")\n    .build()",
        ["Rust, constants"] = k => $"const ID: &str = \"{k.Id}\";\nconst SECRET: &str = r#\"{k.Secret}\"#;\n",
        ["Rust, environment"] = k => $"std::env::set_var(\"AWS_ACCESS_KEY_ID\", \"{k.Id}\");\n"
            + $"std::env::set_var(\"AWS_SECRET_ACCESS_KEY\", \"{k.Secret}\");\n",
        ["C#, target-typed"] = k => $"BasicAWSCredentials credentials = new(\n    accessKey: \"{k.Id}\",\n    secretKey: \"{k.Secret}\");",
        ["C#, fields"] = k => $"private readonly string _id = @\"{k.Id}\";\nprivate readonly string _key = @\"{k.Secret}\";\n",
        ["C#, app settings"] = k =>
            $"{{\n  \"AWS\": {{\n    \"Profile\": \"x\",\n    \"AccessKey\": \"{k.Id}\",\n"
            + $"    \"SecretKey\": \"{k.Secret}\"\n  }}\n}}",
        ["VB.NET"] = k => $"Dim c As New AmazonS3Client(\"{k.Id}\", _\n    \"{k.Secret}\")",
        ["F#"] = k => $"let creds = BasicAWSCredentials(\"{k.Id}\", \"{k.Secret}\")",
        ["C++"] = k => $"Aws::Auth::AWSCredentials credentials(\"{k.Id}\",\n                                     \"{k.Secret}\");",
        ["C, macros"] = k => $"#define AWS_ACCESS_KEY \"{k.Id}\"\n#define AWS_SECRET_KEY \"{k.Secret}\"\n",
        ["C++, setters"] = k =>
            $"credentials.SetAWSAccessKeyId(Aws::String(\"{k.Id}\"));\ncredentials.SetAWSSecretKey(Aws::String(\"{k.Secret}"
            + "\"));\n",
        ["Objective-C"] = k => $"[[AWSStaticCredentialsProvider alloc] initWithAccessKey:@\"{k.Id}\" secretKey:@\"{k.Secret}\"];",
        ["Swift, soto"] = k =>
            $"let client = AWSClient(credentialProvider: .static(accessKeyId: \"{k.Id}\","
            + $"\n  secretAccessKey: \"{k.Secret}\"))",
        ["Swift, constants"] = k => $"let accessKey = \"{k.Id}\"\nlet secretKey = \"{k.Secret}\"\n",
        ["Dart"] = k =>
            "final s3 = S3(region: 'eu-west-1', credentials: AwsClientCredentials(accessKey: "
            + $"'{k.Id}', secretKey: '{k.Secret}'));",
        ["PHP, define"] = k => $"<?php\ndefine('awsAccessKey', '{k.Id}');\ndefine('awsSecretKey', '{k.Secret}');\n",
        ["PHP, old array"] = k => $"$client = S3Client::factory(array(\n    'key'    => '{k.Id}',\n    'secret' => '{k.Secret}',\n));",
        ["PHP, positional"] = k => $"$s3 = new S3(\"{k.Id}\", \"{k.Secret}\");",
        ["PHP, putenv"] = k => $"putenv('AWS_ACCESS_KEY_ID={k.Id}');\nputenv('AWS_SECRET_ACCESS_KEY={k.Secret}');\n",
        ["PHP, serialized"] = k => $"a:2:{{s:13:\"access_key_id\";s:20:\"{k.Id}\";s:17:\"secret_access_key\";s:40:\"{k.Secret}\";}}",
        ["WordPress, define"] = k =>
            $"define( 'AS3CF_SETTINGS', serialize( array( 'access-key-id' => '{k.Id}', 'secret-access-key' "
            + $"=> '{k.Secret}' ) ) );",
        ["Ruby, keywords"] = k => $"Aws.config.update(\n  credentials: Aws::Credentials.new(\n    \"{k.Id}\",\n    \"{k.Secret}\"\n  )\n)",
        ["Ruby, environment"] = k => $"ENV['AWS_ACCESS_KEY_ID'] = '{k.Id}'\nENV['AWS_SECRET_ACCESS_KEY'] = '{k.Secret}'\n",
        ["Ruby, fog"] = k =>
            $"config.fog_credentials = {{ provider: 'AWS', aws_access_key_id: \"{k.Id}\","
            + $" aws_secret_access_key: \"{k.Secret}\" }}",
        ["Ruby, Paperclip"] = k =>
            $"s3_credentials: {{\n  bucket: 'b',\n  access_key_id: %q({k.Id}),\n  secret_access_key: "
            + $"%q({k.Secret})\n}}",
        ["Perl, hash"] = k => $"my %opt = (key => '{k.Id}',\n           secret => '{k.Secret}');",
        ["Perl, quoting operators"] = k => $"my $id = q{{{k.Id}}};\nmy $secret = q{{{k.Secret}}};\n",
        ["Perl, environment"] = k => $"$ENV{{AWS_ACCESS_KEY_ID}}=\"{k.Id}\";\n$ENV{{AWS_SECRET_ACCESS_KEY}}=\"{k.Secret}\";\n",
        ["Python, environment"] = k =>
            $"os.environ['AWS_ACCESS_KEY_ID'] = \"{k.Id}\"\nos.environ['AWS_SECRET_ACCESS_KEY'] "
            + $"= \"{k.Secret}\"\n",
        ["Python, environ update"] = k =>
            $"os.environ.update({{\"AWS_ACCESS_KEY_ID\": \"{k.Id}\", \"AWS_SECRET_ACCESS_KEY\": "
            + $"\"{k.Secret}\"}})",
        ["Python, dict call"] = k =>
            $"session = boto3.Session(**dict(aws_access_key_id=\"{k.Id}\",\n             "
            + $"                     aws_secret_access_key=\"{k.Secret}\"))",
        ["Python, tuple"] = k => $"ACCESS, SECRET = ('{k.Id}', '{k.Secret}')\n",
        ["Python, tuple of names first"] = k => $"access_key, secret_key = \"{k.Id}\", \"{k.Secret}\"\n",
        ["Python, bytes"] = k => $"ID = b'{k.Id}'\nKEY = b'{k.Secret}'\n",
        ["Python, pandas"] = k => $"pd.read_csv('s3://b/k', storage_options={{'key': '{k.Id}', 'secret': '{k.Secret}'}})",
        ["Python, Django"] = k =>
            $"AWS_S3_ACCESS_KEY_ID = \"{k.Id}\"\nAWS_S3_SECRET_ACCESS_KEY = \"{k.Secret}\"\n"
            + "AWS_STORAGE_BUCKET_NAME = 'x'\n",
        ["Python, default of getenv"] = k =>
            $"ID = os.getenv('AWS_ACCESS_KEY_ID', '{k.Id}')\nSECRET = os.getenv('AWS_SECRET_ACCESS_KEY',"
            + $" '{k.Secret}')\n",
        ["Python, doctest"] = k => $">>> auth = S3Auth('{k.Id}',\n...               '{k.Secret}')\n",
        ["Python, traceback"] = k =>
            $"  File \"a.py\", line 3, in <module>\n    connect(access='{k.Id}', secret='{k.Secret}')\n"
            + "ValueError: no",
        ["JavaScript, v3"] = k => $"new S3Client({{ region, credentials: {{ accessKeyId: `{k.Id}`, secretAccessKey: `{k.Secret}` }} }});",
        ["JavaScript, default of environment"] = k =>
            $"const id = process.env.AWS_ACCESS_KEY_ID || '{k.Id}';\nconst secret = process.env.AWS_SECRET_ACCESS_K"
            + $"EY || '{k.Secret}';\n",
        ["JavaScript, assigned properties"] = k =>
            $"process.env.AWS_ACCESS_KEY_ID = '{k.Id}'\nprocess.env.AWS_SECRET_ACCESS_KEY "
            + $"= '{k.Secret}'\n",
        ["JavaScript, bundler define"] = k =>
            $"new webpack.DefinePlugin({{'process.env.ID': JSON.stringify('{k.Id}'), 'process.env.SECRET': "
            + $"JSON.stringify('{k.Secret}')}})",
        ["JavaScript, minified variables"] = k => $"var r=\"{k.Id}\",o=\"{k.Secret}\",i=n(42);e.exports={{a:r,b:o}}",
        ["JavaScript, minified objects"] = k =>
            $"(0,s.config)({{accessKeyId:\"{k.Id}\",secretAccessKey:\"{k.Secret}\",region:\"us-west-2\"}}),"
            + "t.x=function(){}",
        ["TypeScript, environment file"] = k =>
            $"export const environment = {{\n  production: true,\n  aws: {{\n    id: '{k.Id}',"
            + $"\n    key: '{k.Secret}',\n  }},\n}};\n",
        ["React Native"] = k =>
            $"const options = {{ keyPrefix: \"u/\", bucket: \"b\", accessKey: \"{k.Id}\","
            + $" secretKey: \"{k.Secret}\", successActionStatus: 201 }}",
        ["R"] = k => $"Sys.setenv(\"AWS_ACCESS_KEY_ID\" = \"{k.Id}\",\n           \"AWS_SECRET_ACCESS_KEY\" = \"{k.Secret}\")\n",
        ["R, arrow"] = k => $"access_key <- \"{k.Id}\"\nsecret_key <- \"{k.Secret}\"\n",
        ["R, session"] = k => $"> s3 <- s3_connect(key=\"{k.Id}\",\n+     secret=\"{k.Secret}\")\n[1] TRUE\n",
        ["Julia"] = k => $"aws = AWSCredentials(\"{k.Id}\", \"{k.Secret}\")\n",
        ["MATLAB"] = k => $"setenv('AWS_ACCESS_KEY_ID','{k.Id}');\nsetenv('AWS_SECRET_ACCESS_KEY','{k.Secret}');\n",
        ["Lua"] = k => $"local aws = {{ accessKey = [[{k.Id}]], secretKey = [[{k.Secret}]] }}\n",
        ["Elixir"] = k => $"config :ex_aws,\n  access_key_id: \"{k.Id}\",\n  secret_access_key: \"{k.Secret}\"\n",
        ["Elixir, lists"] = k =>
            $"config :ex_aws, access_key_id: [{{:system, \"ID\"}}, \"{k.Id}\"], secret_access_key: "
            + $"[{{:system, \"KEY\"}}, \"{k.Secret}\"]\n",
        ["Erlang"] = k => $"erlcloud_s3:configure(\"{k.Id}\", \"{k.Secret}\"),\n",
        ["Erlang, strings as binaries"] = k => $"[{{aws_id, <<\"{k.Id}\">>}}, {{aws_secret, <<\"{k.Secret}\">>}}].",
        ["Haskell"] = k => $"env <- newEnv (FromKeys (AccessKey \"{k.Id}\") (SecretKey \"{k.Secret}\"))",
        ["OCaml"] = k => $"let creds = {{ access_key = \"{k.Id}\"; secret_key = \"{k.Secret}\" }}",
        ["Lisp"] = k => $"(setf *credentials* (make-credentials \"{k.Id}\" \"{k.Secret}\"))",
        ["Pascal"] = k => $"  S3.AccountName := '{k.Id}';\n  S3.AccountKey := '{k.Secret}';\n",
        ["PowerShell, environment"] = k => $"$env:AWS_ACCESS_KEY_ID = \"{k.Id}\"\r\n$Env:AWS_SECRET_ACCESS_KEY='{k.Secret}'\r\n",
        ["PowerShell, variables"] = k =>
            $"$AccessKey = '{k.Id}'\r\n$SecretKey = '{k.Secret}'\r\nInitialize-AWSDefaults "
            + "-AccessKey $AccessKey\r\n",
        ["PowerShell, splat"] = k => $"$p = @{{\n  AccessKey = '{k.Id}'\n  SecretKey = '{k.Secret}'\n  StoreAs   = 'x'\n}}",
        ["PowerShell, .NET environment"] = k => $"[Environment]::SetEnvironmentVariable('AWS_ACCESS_KEY_ID', '{k.Id}', 'User')\n"
            + $"[Environment]::SetEnvironmentVariable('AWS_SECRET_ACCESS_KEY', '{k.Secret}', 'User')\n",
        ["fish"] = k => $"set -gx AWS_ACCESS_KEY_ID {k.Id}\nset -gx AWS_SECRET_ACCESS_KEY {k.Secret}\n",
        ["csh"] = k => $"setenv AWS_ACCESS_KEY_ID {k.Id}\nsetenv AWS_SECRET_ACCESS_KEY {k.Secret}\n",
        ["batch"] = k => $"@echo off\r\nset AWS_ACCESS_KEY_ID={k.Id}\r\nset \"AWS_SECRET_ACCESS_KEY={k.Secret}\"\r\n",
        ["AppleScript"] = k => $"set accessKey to \"{k.Id}\"\nset secretKey to \"{k.Secret}\"\n",
        ["commented out"] = k => $"# s3 = boto.connect_s3('{k.Id}', '{k.Secret}')\n",
        ["commented with stars"] = k => $"/*\n * id:     {k.Id}\n * secret: {k.Secret}\n */\n",
        ["assembly"] = k => $"id:  .asciz \"{k.Id}\"\nsec: .asciz \"{k.Secret}\"\n",
        ["a binary's strings"] = k => $"\0\0%s failed\0{k.Id}\0\0\0\0{k.Secret}\0GetObject\0",
        ["a Go binary's strings"] = k => $"invalid value\0access\0{k.Id}\0secret key\0{k.Secret}\0region\0",
    };
}
