using Keytide.Scanner;

namespace Keytide.Scanning;

/// <summary>What people are told about a rule.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Why">What somebody can do who finds it.</param>
/// <param name="Todo">What its owner does about it.</param>
public sealed record RuleText(string Title, string Why, string Todo)
{
    private const string Rewrite =
        "Taking it out of the newest commit does not help: it stays in the history, in forks and in caches.";

    /// <summary>The text of a rule.</summary>
    public static RuleText Of(Rule rule) => rule switch
    {
        Rule.AccessKeyPair => new(
            "AWS access key with its secret",
            "Whoever reads it acts as its owner, from anywhere, until it is switched off. Published pairs are tried within minutes.",
            $"Switch it off with keytide respond, then replace it. {Rewrite}"),
        Rule.AccessKeyId => new(
            "AWS access key id without its secret",
            "The id alone opens nothing, but it names the account, and its secret is often not far away.",
            "Look for the secret near it and in the history; if the key is in use, rotate it."),
        Rule.SecretAccessKey => new(
            "AWS secret access key without its id",
            "The secret is the half that must not be known; the id is no secret and turns up in logs and URLs.",
            $"Find out which key it belongs to, switch it off, replace it. {Rewrite}"),
        Rule.SessionToken => new(
            "AWS session token without its key",
            "With its key and secret it acts as a role or user until it expires.",
            "If it may still be valid, revoke the role's sessions."),
        Rule.BedrockApiKey => new(
            "Amazon Bedrock API key",
            "It calls models at the account's cost; a long-term key does so until it is deleted.",
            "Delete or reset the service-specific credential of its user, then make a new key."),
        Rule.ClaudePlatformKey => new(
            "API key of the Claude Platform on AWS",
            "It calls models at the account's cost.",
            "Delete the key, then make a new one."),
        Rule.SesSmtpPassword => new(
            "Amazon SES SMTP password",
            "It sends mail in the account's name; it is derived from an access key and works as long as that does.",
            "Switch off the access key that it was derived from, then derive a new password from a new key."),
        Rule.ServiceCredential => new(
            "Service-specific password of an IAM user",
            "It reads and writes CodeCommit repositories or Keyspaces tables as the user.",
            "Reset or delete the user's service-specific credential."),
        Rule.PresignedUrl => new(
            "Presigned AWS URL",
            "Whoever has it can make the request it was signed for until it expires, at most seven days.",
            "If it has not expired, switch off the key that signed it or deny the request in a policy."),
        Rule.SigninToken => new(
            "Token for signing in",
            "It opens the console or IAM Identity Center as its owner until it expires.",
            "End the session: sign out everywhere, or revoke the role's sessions."),
        Rule.EksToken => new(
            "Token of an EKS cluster",
            "It signs in to the cluster's API server as an IAM principal; it is good for some fifteen minutes.",
            "If it is that young, take the principal's access to the cluster away until it has expired."),
        Rule.MwsToken => new(
            "Amazon MWS token",
            "Amazon MWS ended on 2024-03-31; the token opens nothing any more.",
            "Remove it."),
        Rule.AppSyncKey => new(
            "AWS AppSync API key",
            "It calls the GraphQL API that it belongs to, for up to a year.",
            "Delete the API key, then make a new one."),
        Rule.PrivateKey => new(
            "Private key",
            "It signs in or decrypts in place of its owner: servers, certificates, signing certificates of IAM users.",
            "Replace the key and everything that trusts it."),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule."),
    };
}
