using System.Globalization;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.S3;

/// <summary>A page of a list of objects.</summary>
/// <param name="Objects">At most a thousand.</param>
/// <param name="Next">What the next page is asked with; null at the end.</param>
public sealed record S3Page(IReadOnlyList<S3Object> Objects, string? Next)
{
    /// <exception cref="UnreadableAnswerException">This is no such page.</exception>
    internal static S3Page Read(AwsResponse response)
    {
        var root = XmlAnswer.Parse(response.Body);
        if (root.Name != "ListBucketResult")
        {
            throw new UnreadableAnswerException($"<{Quoted.Shorten(root.Name)}> came where a list of objects was expected");
        }

        var isEncoded = root.OptionalText("EncodingType") == "url";
        var objects = root.Children.Where(child => child.Name == "Contents").Select(item => new S3Object(
            isEncoded ? Uri.UnescapeDataString(item.Text("Key").Replace('+', ' ')) : item.Text("Key"),
            long.TryParse(item.Text("Size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                ? size
                : throw new UnreadableAnswerException("an object has no size"),
            item.OptionalText("ETag") ?? "",
            item.OptionalText("StorageClass") ?? "STANDARD")).ToList();
        var next = root.OptionalFlag("IsTruncated") == true ? root.Text("NextContinuationToken") : null;
        return new S3Page(objects, next);
    }
}
