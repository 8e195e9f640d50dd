using Keytide.Inventory;

namespace Keytide.Cli.Output;

/// <summary>What is known of a credential, in words for a person.</summary>
public static class CredentialSentences
{
    /// <summary>For example <c>12 days ago, s3 in eu-west-1</c>, <c>never</c>, <c>unknown</c>.</summary>
    public static string LastUse(Credential credential, DateTimeOffset asOf)
    {
        if (!credential.LastUse.TryGet(out var use))
        {
            return "unknown";
        }

        if (use.At is not { } at)
        {
            return "never";
        }

        var where = (use.Service is { } service ? $", {VisibleText.Of(service, 40)}" : "")
            + (use.Region is { } region ? $" in {VisibleText.Of(region, 24)}" : "");
        return Ago(at, asOf) + where;
    }

    /// <summary>For example <c>2021-03-02T10:00:00Z, 1,634 days ago</c>.</summary>
    public static string Created(Credential credential, DateTimeOffset asOf) =>
        credential.CreatedAt is { } created ? $"{Timestamp.Of(created)}, {Ago(created, asOf)}" : "unknown";

    private static string Ago(DateTimeOffset at, DateTimeOffset asOf) =>
        Timestamp.WholeDays(at, asOf) is > 0 and var days ? $"{Figure.Of(days, "day")} ago" : "today";
}
