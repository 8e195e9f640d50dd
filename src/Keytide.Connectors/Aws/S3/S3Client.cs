using System.Globalization;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.S3;

/// <summary>
/// Amazon S3, version 2006-03-01: two reading operations, on addresses that name the bucket in the path. An answer that names another
/// region for the bucket is followed there.
/// </summary>
public sealed class S3Client(AwsClient aws)
{
    /// <summary>The SHA-256 of no bytes; S3 wants it of every body.</summary>
    private const string HashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly AwsOperation ListObjects = new(AwsService.S3, "ListObjectsV2");
    private static readonly AwsOperation GetObject = new(AwsService.S3, nameof(GetObject));

    private AwsClient _aws = aws;

    /// <summary>One page of the objects whose keys begin with a prefix.</summary>
    /// <param name="bucket">Its name.</param>
    /// <param name="prefix">"" for all.</param>
    /// <param name="continuation">What the page before ended with; null for the first.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">Not read.</exception>
    public Task<S3Page> ListAsync(string bucket, string prefix, string? continuation, CancellationToken cancellation)
    {
        List<KeyValuePair<string, string>> query = [new("list-type", "2"), new("encoding-type", "url"), new("prefix", prefix)];
        if (continuation is not null)
        {
            query.Add(new("continuation-token", continuation));
        }

        return InRegionAsync(client => client.RestXmlAsync(
            ListObjects, PathOf(bucket, null), query, Headers(), response => S3Page.Read(response), cancellation));
    }

    /// <summary>Some bytes of an object.</summary>
    /// <param name="bucket">Its bucket.</param>
    /// <param name="item">Which; the answer is refused when it has changed since it was listed.</param>
    /// <param name="from">The first byte.</param>
    /// <param name="count">How many, fewer at the end.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">Not read.</exception>
    public Task<ReadOnlyMemory<byte>> ReadAsync(string bucket, S3Object item, long from, int count, CancellationToken cancellation)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"bytes={from}-{from + count - 1}");
        var headers = Headers(new("Range", range), new("If-Match", item.ETag));
        return InRegionAsync(client => client.RestXmlAsync(
            GetObject, PathOf(bucket, item.Key), [], headers, response => Part(response, from, count), cancellation));
    }

    // Some stand-ins ignore the range and give the whole.
    private static ReadOnlyMemory<byte> Part(AwsResponse response, long from, int count)
    {
        if (response.Status == 206)
        {
            return response.Body.Length <= count
                ? response.Body
                : throw new UnreadableAnswerException("more bytes came than were asked for");
        }

        var start = (int)Math.Min(from, response.Body.Length);
        return response.Body.Slice(start, Math.Min(count, response.Body.Length - start));
    }

    private async Task<T> InRegionAsync<T>(Func<AwsClient, Task<T>> call)
    {
        var client = _aws;
        try
        {
            return await call(client);
        }
        catch (AwsException error) when (error.BucketRegion is string region && region != client.Endpoints.Region && IsRegion(region))
        {
            _aws = client.In(region);
            return await call(_aws);
        }
    }

    private static bool IsRegion(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string PathOf(string bucket, string? key) =>
        "/" + PercentEncoding.Encode(bucket) + (key is null ? "" : "/" + PercentEncoding.EncodePath(key));

    private static List<KeyValuePair<string, string>> Headers(params ReadOnlySpan<KeyValuePair<string, string>> more) =>
        [new("x-amz-content-sha256", HashOfNothing), .. more];
}
