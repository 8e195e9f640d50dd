using System.Text;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.S3;
using Keytide.Connectors.Aws.Wire;
using Keytide.Scanner;
using Keytide.Scanning;
using Keytide.Tests.Scanning;

namespace Keytide.Tests.Aws.S3;

/// <summary>Objects of a bucket are listed to the end, read in parts and scanned; what could not be read is said.</summary>
public sealed class S3ScanTests
{
    private readonly Forge _forge = new(61);
    private readonly SortedDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AwsResponse> _failures = [];
    private readonly List<AwsRequest> _requests = [];

    [Fact]
    public void Every_page_is_read_and_archives_are_opened()
    {
        var keys = Enumerable.Range(0, 4).Select(_ => _forge.LongLived()).ToList();
        _objects["logs/a.env"] = Env(keys[0]);
        _objects["logs/b c+d/é.zip"] = Archives.Zip(("x/.env", Env(keys[1])));
        _objects["logs/../up"] = Env(keys[2]);
        _objects["other"] = Env(keys[3]);
        _objects["logs/z"] = [];

        var (found, coverage) = Scan("s3://bucket/logs/");

        Assert.Equal(
            new[]
            {
                $"s3://bucket/logs/../up {keys[2].Id}", $"s3://bucket/logs/a.env {keys[0].Id}",
                $"s3://bucket/logs/b c+d/é.zip!x/.env {keys[1].Id}",
            }.Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
        Assert.True(coverage.IsWhole);
        Assert.Contains(_requests, request => request.Uri.AbsoluteUri.Contains("/logs/../up", StringComparison.Ordinal));
    }

    [Fact]
    public void A_large_object_is_read_in_parts()
    {
        var key = _forge.LongLived();
        _objects["large"] = [.. new byte[(8 << 20) - 60], .. Env(key), .. new byte[1 << 20]];
        var (found, _) = Scan("s3://bucket");
        Assert.Equal($"s3://bucket/large {key.Id}", Assert.Single(found));
        Assert.Equal(2, _requests.Count(request => request.Headers.Any(header => header.Key == "Range")));
    }

    [Fact]
    public void Objects_that_cannot_be_read_are_said()
    {
        _objects["a"] = Env(_forge.LongLived());
        _objects["b"] = Env(_forge.LongLived());
        _objects["c"] = Env(_forge.LongLived());
        _failures["/bucket/a"] = Error("AccessDenied", 403);
        _failures["/bucket/c"] = Error("PreconditionFailed", 412);
        var (found, coverage) = Scan("s3://bucket/");
        Assert.Single(found);
        Assert.Equal(
            [new SkippedPath("s3://bucket/a", "AccessDenied"), new SkippedPath("s3://bucket/c", "it changed while it was read")],
            coverage.Skipped);
    }

    [Fact]
    public void A_list_that_may_not_be_read_leaves_the_scan_incomplete()
    {
        _failures["/bucket"] = Error("AccessDenied", 403);
        var (found, coverage) = Scan("s3://bucket/x");
        Assert.Empty(found);
        Assert.Equal("s3://bucket/x", Assert.Single(coverage.Skipped).Path);
    }

    [Fact]
    public void A_bucket_in_another_region_is_read_there()
    {
        var key = _forge.LongLived();
        _objects["a"] = Env(key);
        var (found, coverage) = Scan("s3://bucket", region: "eu-west-3");
        Assert.Equal($"s3://bucket/a {key.Id}", Assert.Single(found));
        Assert.True(coverage.IsWhole);
        Assert.Contains(_requests, request => request.Uri.Host == "s3.eu-west-3.amazonaws.com");
    }

    [Fact]
    public void A_bucket_that_does_not_exist_is_the_users_mistake()
    {
        _failures["/bucket"] = Error("NoSuchBucket", 404);
        Assert.Throws<KeytideException>(() => Scan("s3://bucket"));
        Assert.Throws<KeytideException>(() => S3Address.Parse("s3://"));
    }

    private (List<string> Found, ScanCoverage Coverage) Scan(string address, string region = "us-east-1")
    {
        var credentials = new FixedCredentials(new AwsCredentials("AKIA" + "TESTTESTTESTTEST", new SecretText("secret"), null));
        var transport = new ScriptedTransport((request, _) =>
        {
            lock (_requests)
            {
                _requests.Add(request);
            }

            return Answer(request, region);
        });
        var client = new AwsClient(transport, credentials, new AwsEndpoints("us-east-1"), TimeProvider.System, new SeededEntropy(1));
        var settings = new ScannerSettings { FingerprintKey = new byte[32], Now = Found.Now };
        var found = new List<string>();
        var coverage = new S3Scan(settings, new S3Client(client)).Run(
            S3Address.Parse(address), (path, leak) => found.Add($"{path} {leak.Finding.AccessKeyId}"), CancellationToken.None);
        return (found, coverage);
    }

    private AwsResponse Answer(AwsRequest request, string region)
    {
        var path = Uri.UnescapeDataString(request.Uri.AbsolutePath);
        if (!request.Uri.Host.Contains(region, StringComparison.Ordinal))
        {
            return Error("PermanentRedirect", 301, ("x-amz-bucket-region", region));
        }

        return _failures.TryGetValue(path, out var failure) ? failure
            : path == "/bucket" ? List(request.Uri.Query)
            : Part(_objects[path["/bucket/".Length..]], request);
    }

    // Two objects a page.
    private AwsResponse List(string query)
    {
        var values = query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        var after = values.GetValueOrDefault("continuation-token", "");
        var left = _objects.Where(one => one.Key.StartsWith(values["prefix"], StringComparison.Ordinal)
            && string.CompareOrdinal(one.Key, after) > 0).ToList();
        var page = string.Concat(left.Take(2).Select(one =>
            $"<Contents><Key>{Uri.EscapeDataString(one.Key).Replace("%20", "+")}</Key><Size>{one.Value.Length}</Size>"
            + "<ETag>\"e\"</ETag></Contents>"));
        return ScriptedTransport.Xml("<ListBucketResult><EncodingType>url</EncodingType>" + page + (left.Count > 2
            ? $"<IsTruncated>true</IsTruncated><NextContinuationToken>{left[1].Key}</NextContinuationToken>"
            : "<IsTruncated>false</IsTruncated>") + "</ListBucketResult>");
    }

    private static AwsResponse Part(byte[] content, AwsRequest request)
    {
        Assert.Contains(request.Headers, header => header is { Key: "If-Match", Value: "\"e\"" });
        var range = request.Headers.Single(header => header.Key == "Range").Value["bytes=".Length..].Split('-').Select(int.Parse).ToArray();
        return new AwsResponse(206, new Dictionary<string, string>(), content.AsMemory(range[0]..(range[1] + 1)));
    }

    private static AwsResponse Error(string code, int status, params (string Name, string Value)[] headers) =>
        ScriptedTransport.Xml($"<Error><Code>{code}</Code></Error>", status, headers);

    private static byte[] Env(KeyPair key) => Encoding.UTF8.GetBytes(PairShapes.All[".env"](key));
}
