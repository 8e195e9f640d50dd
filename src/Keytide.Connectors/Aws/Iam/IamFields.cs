using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Shapes that several IAM answers share.</summary>
internal static class IamFields
{
    /// <exception cref="UnreadableAnswerException">The id has no form of an access key id.</exception>
    public static AccessKeyId AccessKeyId(this XmlAnswer answer) => Keytide.AccessKeyId.TryParse(answer.Text("AccessKeyId"), out var id)
        ? id
        : throw new UnreadableAnswerException("<AccessKeyId> is not an access key id");

    /// <summary>Policy documents travel URL-encoded after RFC 3986, where a plus sign is a plus sign.</summary>
    public static string Document(this XmlAnswer answer, string name) => Uri.UnescapeDataString(answer.Text(name));

    public static IReadOnlyDictionary<string, string> Tags(this XmlAnswer answer)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in answer.OptionalMembers("Tags"))
        {
            tags[tag.Text("Key")] = tag.Text("Value");
        }

        return tags;
    }

    /// <summary>A map, on the wire a list of entries with a key and a value.</summary>
    public static IEnumerable<(string Key, XmlAnswer Entry)> Entries(this XmlAnswer map) =>
        map.Children.Select(entry => entry.Name == "entry"
            ? (entry.Text("key"), entry)
            : throw new UnreadableAnswerException($"<{Quoted.Shorten(map.Name)}> is not a map of entries"));
}
