using System.Globalization;

namespace Keytide.Sandbox.World;

/// <summary>
/// A small set of AWS's managed policies. Names, paths and effects are AWS's (Managed Policy Reference); the documents are short
/// versions that decide alike for the services the sandbox knows.
/// </summary>
internal static class AwsManagedPolicies
{
    private static readonly (string Name, string Path, string Created, string Statement)[] Known =
    [
        ("AdministratorAccess", "/", "2015-02-06", Allow("*")),
        ("PowerUserAccess", "/", "2015-02-06",
            """{"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"},"""
            + Allow("iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole", "iam:ListRoles", "organizations:DescribeOrganization")),
        ("ReadOnlyAccess", "/", "2015-02-06", Allow(
            "cloudtrail:Describe*", "cloudtrail:Get*", "cloudtrail:List*", "cloudtrail:LookupEvents", "codecommit:Get*", "codecommit:List*",
            "ec2:Describe*", "ec2:Get*", "iam:Generate*", "iam:Get*", "iam:List*", "iam:Simulate*", "organizations:Describe*",
            "organizations:List*", "s3:Get*", "s3:List*", "secretsmanager:Describe*", "secretsmanager:GetResourcePolicy",
            "secretsmanager:List*", "ssm:Describe*", "ssm:Get*", "ssm:List*", "sts:GetAccessKeyInfo", "sts:GetCallerIdentity",
            "sts:GetSessionToken")),
        ("SecurityAudit", "/", "2015-02-06", Allow(
            "access-analyzer:Get*", "access-analyzer:List*", "cloudtrail:Describe*", "cloudtrail:Get*", "cloudtrail:List*",
            "cloudtrail:LookupEvents", "config:Describe*", "config:Get*", "config:List*", "iam:GenerateCredentialReport",
            "iam:GenerateServiceLastAccessedDetails", "iam:Get*", "iam:List*", "iam:SimulateCustomPolicy", "iam:SimulatePrincipalPolicy",
            "organizations:Describe*", "organizations:List*", "s3:GetBucket*", "s3:ListAllMyBuckets", "secretsmanager:DescribeSecret",
            "secretsmanager:GetResourcePolicy", "secretsmanager:ListSecretVersionIds", "secretsmanager:ListSecrets", "ssm:Describe*",
            "ssm:GetAutomationExecution", "ssm:ListDocuments", "sts:GetCallerIdentity")),
        ("ViewOnlyAccess", "/job-function/", "2016-11-10", Allow(
            "iam:Get*", "iam:List*", "cloudtrail:DescribeTrails", "cloudtrail:LookupEvents", "organizations:List*", "s3:ListAllMyBuckets",
            "secretsmanager:ListSecrets", "ssm:DescribeParameters")),
        ("Billing", "/job-function/", "2016-11-10", Allow("aws-portal:*", "billing:*", "budgets:*", "ce:*", "cur:*")),
        ("IAMFullAccess", "/", "2015-02-06", Allow(
            "iam:*", "organizations:DescribeAccount", "organizations:DescribeOrganization", "organizations:ListAccounts",
            "organizations:ListRoots")),
        ("IAMReadOnlyAccess", "/", "2015-02-06", Allow(
            "iam:GenerateCredentialReport", "iam:GenerateServiceLastAccessedDetails", "iam:Get*", "iam:List*",
            "iam:SimulateCustomPolicy", "iam:SimulatePrincipalPolicy")),
        ("IAMUserChangePassword", "/", "2016-11-15",
            """{"Effect":"Allow","Action":["iam:ChangePassword"],"Resource":["arn:aws:iam::*:user/${aws:username}"]},"""
            + Allow("iam:GetAccountPasswordPolicy")),
        ("IAMSelfManageServiceSpecificCredentials", "/", "2016-12-22",
            """
            {"Effect":"Allow","Action":["iam:CreateServiceSpecificCredential","iam:ListServiceSpecificCredentials",
            "iam:UpdateServiceSpecificCredential","iam:DeleteServiceSpecificCredential","iam:ResetServiceSpecificCredential"],
            "Resource":"arn:aws:iam::*:user/${aws:username}"}
            """),
        ("AWSCodeCommitFullAccess", "/", "2015-07-09", Allow(
            "codecommit:*", "iam:ListAccessKeys", "iam:ListSSHPublicKeys", "iam:ListUsers")),
        ("AWSCodeCommitPowerUser", "/", "2015-07-09", Allow(
            "codecommit:BatchGet*", "codecommit:Create*", "codecommit:Get*", "codecommit:Git*", "codecommit:List*", "codecommit:Put*",
            "codecommit:Update*", "iam:ListAccessKeys", "iam:ListSSHPublicKeys", "iam:ListUsers")),
        ("AWSCodeCommitReadOnly", "/", "2015-07-09", Allow(
            "codecommit:BatchGet*", "codecommit:Get*", "codecommit:GitPull", "codecommit:List*")),
        ("AWSCloudShellFullAccess", "/", "2020-12-15", Allow("cloudshell:*")),
        ("AmazonS3FullAccess", "/", "2015-02-06", Allow("s3:*", "s3-object-lambda:*")),
        ("AmazonS3ReadOnlyAccess", "/", "2015-02-06", Allow("s3:Get*", "s3:List*", "s3:Describe*")),
        ("AmazonEC2FullAccess", "/", "2015-02-06", Allow("ec2:*", "elasticloadbalancing:*", "cloudwatch:*", "autoscaling:*")),
        ("AmazonEC2ReadOnlyAccess", "/", "2015-02-06", Allow("ec2:Describe*", "ec2:Get*", "cloudwatch:Describe*", "autoscaling:Describe*")),
        ("AmazonBedrockFullAccess", "/", "2023-12-12", Allow("bedrock:*", "iam:ListRoles", "ec2:DescribeVpcs", "ec2:DescribeSubnets")),
        ("AmazonBedrockLimitedAccess", "/", "2025-07-08", Allow(
            "bedrock:Get*", "bedrock:List*", "bedrock:CallWithBearerToken", "bedrock:InvokeModel",
            "bedrock:InvokeModelWithResponseStream")),
        ("AmazonDynamoDBFullAccess", "/", "2015-02-06", Allow("dynamodb:*")),
        ("AmazonSESFullAccess", "/", "2015-02-06", Allow("ses:*")),
        ("SecretsManagerReadWrite", "/", "2018-04-04", Allow(
            "secretsmanager:*", "kms:DescribeKey", "kms:ListAliases", "lambda:ListFunctions")),
        ("AmazonSSMFullAccess", "/", "2015-05-29", Allow("ssm:*", "ec2:DescribeInstanceStatus")),
        ("AmazonSSMReadOnlyAccess", "/", "2015-05-29", Allow("ssm:Describe*", "ssm:Get*", "ssm:List*")),
        ("AWSCloudTrail_ReadOnlyAccess", "/", "2022-06-14", Allow(
            "cloudtrail:Describe*", "cloudtrail:Get*", "cloudtrail:List*", "cloudtrail:LookupEvents")),
        ("AWSOrganizationsReadOnlyAccess", "/", "2018-11-06", Allow("organizations:Describe*", "organizations:List*")),
        ("AWSOrganizationsFullAccess", "/", "2018-11-06", Allow("organizations:*")),
        ("AWSSupportAccess", "/", "2015-02-06", Allow("support:*")),
        ("AWSDenyAll", "/", "2019-05-01", """{"Sid":"DenyAll","Effect":"Deny","Action":["*"],"Resource":"*"}"""),
        ("AWSCompromisedKeyQuarantineV3", "/", "2024-08-15",
            """
            {"Effect":"Deny","Action":["ec2:RequestSpotInstances","ec2:RunInstances","ec2:StartInstances","iam:AddUserToGroup",
            "iam:AttachGroupPolicy","iam:AttachRolePolicy","iam:AttachUserPolicy","iam:ChangePassword","iam:CreateAccessKey",
            "iam:CreateInstanceProfile","iam:CreateLoginProfile","iam:CreatePolicyVersion","iam:CreateRole","iam:CreateUser",
            "iam:DetachUserPolicy","iam:PassRole","iam:PutGroupPolicy","iam:PutRolePolicy","iam:PutUserPermissionsBoundary",
            "iam:PutUserPolicy","iam:SetDefaultPolicyVersion","iam:UpdateAccessKey","iam:UpdateAccountPasswordPolicy",
            "iam:UpdateAssumeRolePolicy","iam:UpdateLoginProfile","iam:UpdateUser","organizations:CreateAccount",
            "organizations:CreateOrganization","organizations:InviteAccountToOrganization","s3:DeleteBucket","s3:DeleteObject"],
            "Resource":["*"]}
            """),
    ];

    public static NameTable<ManagedPolicy> Make(SandboxWorld world)
    {
        var table = new NameTable<ManagedPolicy>();
        foreach (var (name, path, created, statement) in Known)
        {
            var arn = $"arn:{world.Partition}:iam::aws:policy{path}{name}";
            // AWS's own carry no account: ANPA and an I or a J, as ids were before accounts were put into them.
            var ids = new IdFactory("000000000000", new Chance(1).Fork(name));
            var document = $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""
                .Replace("arn:aws:", $"arn:{world.Partition}:", StringComparison.Ordinal);
            var day = DateTimeOffset.ParseExact(created, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            table.Add(arn, new ManagedPolicy(arn, $"ANPAI{ids.Letters(16)}", name, path, document, day.AddHours(18), static () => 0));
        }

        return table;
    }

    private static string Allow(params string[] actions) =>
        $$"""{"Effect":"Allow","Action":[{{string.Join(',', actions.Select(action => $"\"{action}\""))}}],"Resource":"*"}""";
}
