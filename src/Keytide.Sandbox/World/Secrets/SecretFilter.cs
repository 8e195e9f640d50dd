namespace Keytide.Sandbox.World.Secrets;

/// <summary>
/// One filter of ListSecrets. Values are alternatives; a leading <c>!</c> turns a value round. Names, tag keys and tag values match by
/// prefix and case; descriptions by prefix of a word, without case (API reference, Filter).
/// </summary>
public sealed record SecretFilter(string Key, IReadOnlyList<string> Values)
{
    public bool Admits(Secret secret) => Values.Any(value => value.StartsWith('!') ? !Matches(secret, value[1..]) : Matches(secret, value));

    private bool Matches(Secret secret, string value) => Key switch
    {
        "name" => secret.Name.StartsWith(value, StringComparison.Ordinal),
        "description" => InWords(secret.Description, value),
        "tag-key" => secret.Tags.Keys.Any(key => key.StartsWith(value, StringComparison.Ordinal)),
        "tag-value" => secret.Tags.Values.Any(tag => tag.StartsWith(value, StringComparison.Ordinal)),
        "primary-region" or "owning-service" => false,
        "all" => InWords(secret.Name, value) || InWords(secret.Description, value)
            || secret.Tags.Any(tag => InWords(tag.Key, value) || InWords(tag.Value, value)),
        _ => throw SecretErrors.Validation($"Value '{Key}' at 'filters.1.member.key' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [all, name, tag-key, description, tag-value, primary-region, owning-service]"),
    };

    private static bool InWords(string? text, string value) => text is not null
        && text.Split([' ', '/', '-', '_', '+', '=', '.', '@', ':'])
            .Any(word => word.StartsWith(value, StringComparison.OrdinalIgnoreCase))
        || text is not null && text.StartsWith(value, StringComparison.OrdinalIgnoreCase);
}
