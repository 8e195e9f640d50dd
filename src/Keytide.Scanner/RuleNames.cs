namespace Keytide.Scanner;

/// <summary>The names of the rules in every output; fixed, because baselines and allowlists hold them.</summary>
public static class RuleNames
{
    /// <summary>The rule's name, for example <c>aws-access-key-pair</c>.</summary>
    public static string Name(this Rule rule) => rule switch
    {
        Rule.AccessKeyPair => "aws-access-key-pair",
        Rule.AccessKeyId => "aws-access-key-id",
        Rule.SecretAccessKey => "aws-secret-access-key",
        Rule.SessionToken => "aws-session-token",
        Rule.BedrockApiKey => "aws-bedrock-api-key",
        Rule.ClaudePlatformKey => "aws-claude-platform-key",
        Rule.SesSmtpPassword => "aws-ses-smtp-password",
        Rule.ServiceCredential => "aws-service-credential",
        Rule.PresignedUrl => "aws-presigned-url",
        Rule.SigninToken => "aws-signin-token",
        Rule.EksToken => "aws-eks-token",
        Rule.MwsToken => "aws-mws-token",
        Rule.AppSyncKey => "aws-appsync-key",
        Rule.PrivateKey => "private-key",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule."),
    };
}
