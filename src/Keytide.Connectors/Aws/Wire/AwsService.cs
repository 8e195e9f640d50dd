namespace Keytide.Connectors.Aws.Wire;

/// <summary>The facts of one AWS service that every call to it needs (from the published service models).</summary>
/// <param name="Name">The endpoint prefix, signing name and IAM action prefix, which are one for every service Keytide calls.</param>
/// <param name="SettingName">
/// The service id as settings spell it: <c>AWS_ENDPOINT_URL_</c> plus this in capitals, and this in small letters in a profile's services
/// section.
/// </param>
/// <param name="Version">The API version that query requests carry; for JSON, the prefix of X-Amz-Target; unused by REST-JSON.</param>
/// <param name="IsGlobal">One endpoint and one signing region per partition.</param>
public sealed record AwsService(string Name, string SettingName, string Version, bool IsGlobal)
{
    public static readonly AwsService Iam = new("iam", "IAM", "2010-05-08", IsGlobal: true);
    public static readonly AwsService Sts = new("sts", "STS", "2011-06-15", IsGlobal: false);
    public static readonly AwsService Organizations = new("organizations", "ORGANIZATIONS", "AWSOrganizationsV20161128", IsGlobal: true);

    public static readonly AwsService SecretsManager = new("secretsmanager", "SECRETS_MANAGER", "secretsmanager", IsGlobal: false);
    public static readonly AwsService Ssm = new("ssm", "SSM", "AmazonSSM", IsGlobal: false);
    public static readonly AwsService Sns = new("sns", "SNS", "2010-03-31", IsGlobal: false);
    public static readonly AwsService S3 = new("s3", "S3", "2006-03-01", IsGlobal: false);
    public static readonly AwsService CloudTrail =
        new("cloudtrail", "CLOUDTRAIL", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", IsGlobal: false);

    public static readonly AwsService Kms = new("kms", "KMS", "TrentService", IsGlobal: false);

    public static IReadOnlyList<AwsService> All { get; } = [Iam, Sts, Organizations, SecretsManager, Ssm, CloudTrail, Sns, Kms, S3];
}
