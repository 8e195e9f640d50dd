namespace Keytide.Connectors.Aws.S3;

/// <summary>s3://BUCKET/PREFIX.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Prefix">What the keys begin with; "" for all.</param>
public sealed record S3Address(string Bucket, string Prefix)
{
    private const string Scheme = "s3://";

    public static bool IsOne(string text) => text.StartsWith(Scheme, StringComparison.Ordinal);

    /// <exception cref="KeytideException">It names no bucket.</exception>
    public static S3Address Parse(string text)
    {
        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/');
        var bucket = slash < 0 ? rest : rest[..slash];
        return bucket.Length is >= 3 and <= 63 && bucket.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            ? new S3Address(bucket, slash < 0 ? "" : rest[(slash + 1)..])
            : throw new KeytideException(
                $"\"{Quoted.Shorten(text)}\" names no bucket of S3.", "Write it as s3://BUCKET or s3://BUCKET/PREFIX.");
    }

    public string Show(string key) => $"{Scheme}{Bucket}/{key}";

    public override string ToString() => Show(Prefix);
}
