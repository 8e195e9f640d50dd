using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>Tags of users, roles and whatever else has them: up to fifty, keys compared without regard to case.</summary>
internal static class Tagging
{
    private const int Most = 50;

    public static readonly Field[] Fields = [Field.List("Tags", required: true)];

    public static readonly Field[] UntagFields = [Field.List("TagKeys", required: true)];

    /// <summary>Reads and checks the tags of a request.</summary>
    public static IReadOnlyList<Tag> Read(Structure input)
    {
        var tags = input.Structures("Tags").Select(tag => new Tag(tag.Text("Key") ?? "", tag.Text("Value") ?? "")).ToList();
        var complaints = new List<string>();
        for (var i = 0; i < tags.Count; i++)
        {
            complaints.AddRange(Complaints(tags[i], i + 1));
        }

        if (complaints.Count > 0)
        {
            var noun = complaints.Count == 1 ? "error" : "errors";
            throw Errors.Validation($"{complaints.Count} validation {noun} detected: {string.Join("; ", complaints)}");
        }

        if (tags.DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase).Count() != tags.Count)
        {
            throw IamErrors.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        if (tags.Any(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw IamErrors.InvalidInput("The tag key prefix aws: is reserved.");
        }

        return tags.Count > Most ? throw IamErrors.TooManyTags() : tags;
    }

    public static void Add(List<Tag> existing, IReadOnlyList<Tag> added)
    {
        var kept = existing.Where(tag => !added.Any(other => IsSameKey(tag.Key, other.Key))).ToList();
        if (kept.Count + added.Count > Most)
        {
            throw IamErrors.TooManyTags();
        }

        existing.Clear();
        existing.AddRange(kept);
        existing.AddRange(added);
    }

    public static void Remove(List<Tag> existing, IReadOnlyList<string> keys) =>
        existing.RemoveAll(tag => keys.Any(key => IsSameKey(tag.Key, key)));

    public static Structure List(Call call, IEnumerable<Tag> tags) =>
        Paging.Page(call, "Tags", ByKey.Of(tags, tag => tag.Key), IamShapes.Tag);

    private static IEnumerable<string> Complaints(Tag tag, int position)
    {
        if (tag.Key.Length is 0 or > 128)
        {
            var bound = tag.Key.Length == 0 ? "greater than or equal to 1" : "less than or equal to 128";
            yield return $"Value at 'tags.{position}.member.key' failed to satisfy constraint: Member must have length {bound}";
        }

        if (tag.Value.Length > 256)
        {
            yield return $"Value at 'tags.{position}.member.value' failed to satisfy constraint: "
                + "Member must have length less than or equal to 256";
        }

        if ((tag.Key + tag.Value).Any(c => !char.IsLetterOrDigit(c) && !char.IsSeparator(c) && !"_.:/=+-@".Contains(c)))
        {
            yield return $"Value at 'tags.{position}.member.key' failed to satisfy constraint: "
                + @"Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+";
        }
    }

    private static bool IsSameKey(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
