namespace Keytide.Inventory.Policies;

/// <summary>Reads an entry of Resource or NotResource.</summary>
internal static class ResourcePattern
{
    private const int ArnSegments = 6;

    /// <summary><c>*</c>, or an ARN that leaves service, region, account and resource open, such as <c>arn:aws:*:*:*:*</c>.</summary>
    public static bool IsEverything(string pattern)
    {
        if (Wildcard.IsOnlyStars(pattern))
        {
            return true;
        }

        var segments = pattern.Split(':', ArnSegments);
        return segments[0] == "arn" && segments.Length > 2 && segments[2..].All(Wildcard.IsOnlyStars);
    }
}
