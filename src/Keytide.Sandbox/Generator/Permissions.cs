namespace Keytide.Sandbox.Generator;

/// <summary>Groups, customer managed policies and roles of an account, made before its users.</summary>
internal static class Permissions
{
    public const string AuditRole = "KeytideAudit";
    public const string BoundaryName = "developer-boundary";

    // Name, managed policies of AWS's, and those of the account below.
    private static readonly (string Name, string[] Aws, string[] Own)[] Groups =
    [
        ("administrators", ["AdministratorAccess"], []),
        ("developers", ["PowerUserAccess"], ["self-service"]),
        ("analysts", ["ReadOnlyAccess"], ["self-service"]),
        ("billing", ["job-function/Billing"], ["self-service"]),
        ("applications", [], ["application-data"]),
        ("builders", [], ["artifact-upload", "deploy-services"]),
        ("exporters", [], ["metrics-read"]),
    ];

    private static readonly (string Name, string Actions)[] Policies =
    [
        ("self-service", "iam:GetUser iam:ChangePassword iam:ListAccessKeys iam:ListMFADevices iam:GetAccountSummary"),
        ("application-data", "s3:GetObject s3:PutObject sqs:SendMessage sqs:ReceiveMessage dynamodb:GetItem dynamodb:PutItem"),
        ("artifact-upload", "s3:GetObject s3:PutObject ecr:GetAuthorizationToken ecr:BatchCheckLayerAvailability ecr:PutImage"),
        ("deploy-services", "ecs:UpdateService ecs:DescribeServices cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet"),
        ("metrics-read", "cloudwatch:GetMetricData cloudwatch:ListMetrics ec2:DescribeInstances tag:GetResources"),
    ];

    public static void Plant(Site site, string managementAccountId)
    {
        var account = site.Account;
        var at = account.CreatedAt.AddDays(1);
        foreach (var (name, actions) in Policies)
        {
            account.AddPolicy(name, PolicyTexts.Allow(actions), at);
        }
        account.AddPolicy(BoundaryName, PolicyTexts.Boundary, at);
        foreach (var (name, aws, own) in Groups)
        {
            var group = account.AddGroup(name, at);
            Array.ForEach(aws, policy => group.AttachPolicy(AwsPolicy(site, policy), at));
            Array.ForEach(own, policy => group.AttachPolicy(account.Policies.Find(policy)!.Arn, at));
        }
        PlantWildcards(site, at);
        PlantRoles(site, managementAccountId, at);
    }

    public static string AwsPolicy(Site site, string name) => $"arn:{site.Account.Partition}:iam::aws:policy/{name}";

    private static void PlantWildcards(Site site, DateTimeOffset at)
    {
        if (site.Tidiness.DirectPolicy < 0.1)
        {
            return;
        }
        var account = site.Account;
        var legacy = account.AddGroup("legacy-tools", at);
        foreach (var service in new[] { "s3", "dynamodb" })
        {
            var policy = account.AddPolicy($"{service}-everything", PolicyTexts.Allow($"{service}:*"), at);
            legacy.AttachPolicy(policy.Arn, at);
            site.Note(policy.Name, Flaw.ServiceWildcard);
        }
        if (site.Kind is AccountKind.Development or AccountKind.Standalone or AccountKind.ContinuousIntegration)
        {
            var everything = account.AddPolicy("temporary-full-access", PolicyTexts.FullAccess, at);
            var role = account.AddRole("migration-2023", PolicyTexts.TrustOfService("ec2"), at);
            role.AttachPolicy(everything.Arn, at);
            site.Note(everything.Name, Flaw.FullAccessPolicy);
        }
    }

    private static void PlantRoles(Site site, string managementAccountId, DateTimeOffset at)
    {
        var account = site.Account;
        var trust = PolicyTexts.TrustOfAccount(account.Partition, managementAccountId);
        var audit = account.AddRole(AuditRole, trust, at);
        audit.AttachPolicy(AwsPolicy(site, "SecurityAudit"), at);
        audit.PutPolicy("KeytideAuditRead", PolicyTexts.AuditRead, at);
        if (account.Id != managementAccountId)
        {
            account.AddRole("OrganizationAccountAccessRole", trust, at).AttachPolicy(AwsPolicy(site, "AdministratorAccess"), at);
        }
        foreach (var service in site.Chance.Shuffled(Vocabulary.Services).Take(4))
        {
            account.AddRole($"ecs-task-{service}", PolicyTexts.TrustOfService("ecs-tasks"), at)
                .AttachPolicy(account.Policies.Find("application-data")!.Arn, at);
        }
    }
}
