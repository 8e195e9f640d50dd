using System.CommandLine;
using Keytide.Distribution;
using Keytide.Rotation;

namespace Keytide.Cli.Policy;

/// <summary>Where keys are delivered besides the destinations of the settings' policies.</summary>
/// <param name="Destinations">Their addresses.</param>
/// <param name="KmsKeys">The ARNs of the keys that encrypt them.</param>
internal sealed record RotationPlaces(IReadOnlyList<DestinationAddress> Destinations, IReadOnlyList<string> KmsKeys)
{
    /// <summary>Gives a command the options, and reads them.</summary>
    public static Func<ParseResult, RotationPlaces> AddTo(Command command)
    {
        var to = new Option<string[]>("--to")
        {
            HelpName = "DEST",
            Description = "A destination beside those of the settings' policies, {user} standing for any user; may be repeated.",
        };
        var keys = new Option<string[]>("--kms-key")
        {
            HelpName = "ARN",
            Description = "A KMS key of yours that encrypts these secrets or parameters; may be repeated.",
        };
        command.Add(to);
        command.Add(keys);
        return parsed => new RotationPlaces(
            [.. (parsed.GetValue(to) ?? []).Select(text => DestinationAddress.Parse(
                text.Replace(RotationRule.UserPlaceholder, "*", StringComparison.Ordinal)))],
            [.. (parsed.GetValue(keys) ?? []).Select(KmsKey)]);
    }

    private static string KmsKey(string arn) =>
        arn.Split(':') is ["arn", _, "kms", _, _, var key] && key.StartsWith("key/", StringComparison.Ordinal) && !key.Contains('*')
            ? arn
            : throw new KeytideException(
                $"--kms-key \"{Quoted.Shorten(arn)}\" is no ARN of a KMS key.", "Write it like arn:aws:kms:eu-west-1:111122223333:key/ID.");
}
