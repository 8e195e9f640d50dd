namespace Keytide.Scanner;

/// <summary>What a finding is. The names that reports carry are in <see cref="RuleNames"/>.</summary>
public enum Rule : byte
{
    /// <summary>An access key id together with its secret, and its session token where there is one.</summary>
    AccessKeyPair,

    /// <summary>An access key id whose secret was not found. It is not a secret by itself.</summary>
    AccessKeyId,

    /// <summary>A secret access key whose id was not found.</summary>
    SecretAccessKey,

    /// <summary>A session token of AWS STS without the key that it belongs to.</summary>
    SessionToken,

    /// <summary>A key of Amazon Bedrock: long-term (ABSK…) or short-term (bedrock-api-key-…).</summary>
    BedrockApiKey,

    /// <summary>A key of the Claude Platform on AWS: long-term (AEAA…) or short-term (aws-external-anthropic-api-key-…).</summary>
    ClaudePlatformKey,

    /// <summary>A password for the SMTP interface of Amazon SES, derived from a secret access key.</summary>
    SesSmtpPassword,

    /// <summary>A service-specific credential of an IAM user: CodeCommit or Keyspaces.</summary>
    ServiceCredential,

    /// <summary>A request signed in its query string, usable by whoever holds it until it expires.</summary>
    PresignedUrl,

    /// <summary>A token of the console's federation endpoint, or of IAM Identity Center.</summary>
    SigninToken,

    /// <summary>A token for the API server of an EKS cluster (k8s-aws-v1.…).</summary>
    EksToken,

    /// <summary>An authorization token of Amazon MWS, a service that ended on 2024-03-31.</summary>
    MwsToken,

    /// <summary>An API key of AWS AppSync (da2-…).</summary>
    AppSyncKey,

    /// <summary>A private key in PEM.</summary>
    PrivateKey,
}
