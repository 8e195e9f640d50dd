namespace Keytide.Inventory;

/// <summary>The tag by which people say who answers for a user. The first of these names that is there counts, in any case.</summary>
public static class OwnerTag
{
    private static readonly string[] Names = ["owner", "owner-email", "owneremail", "contact", "email", "team", "created-by", "createdby"];

    public static string? Find(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is null)
        {
            return null;
        }

        foreach (var name in Names)
        {
            foreach (var (key, value) in tags)
            {
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(value))
                {
                    return value;
                }
            }
        }

        return null;
    }
}
