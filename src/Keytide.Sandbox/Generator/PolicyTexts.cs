namespace Keytide.Sandbox.Generator;

/// <summary>The policy documents of a generated account.</summary>
internal static class PolicyTexts
{
    public const string FullAccess = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public const string Boundary = """
        {"Version":"2012-10-17","Statement":[{"Sid":"Work","Effect":"Allow","Action":"*","Resource":"*"},
        {"Sid":"NoIdentities","Effect":"Deny","Action":["iam:*","organizations:*","account:*"],"Resource":"*"}]}
        """;

    /// <summary>What an audit reads: nothing that changes anything, and no secret's value.</summary>
    public const string AuditRead = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:Get*","iam:List*","iam:GenerateCredentialReport",
        "iam:GenerateServiceLastAccessedDetails","iam:SimulatePrincipalPolicy","sts:GetCallerIdentity","sts:GetAccessKeyInfo",
        "organizations:Describe*","organizations:List*","cloudtrail:LookupEvents","secretsmanager:ListSecrets",
        "secretsmanager:DescribeSecret","secretsmanager:ListSecretVersionIds","ssm:DescribeParameters"],"Resource":"*"}]}
        """;

    public static string Allow(string actions, string resource = "*") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{Quote(actions)}}],"Resource":"{{resource}}"}]}""";

    public static string TrustOfAccount(string partition, string accountId) =>
        Trust($$"""{"AWS":"arn:{{partition}}:iam::{{accountId}}:root"}""");

    public static string TrustOfService(string service) =>
        Trust($$"""{"Service":"{{service}}.amazonaws.com"}""");

    private static string Trust(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""";

    private static string Quote(string actions) => string.Join(',', actions.Split(' ').Select(action => $"\"{action}\""));
}
