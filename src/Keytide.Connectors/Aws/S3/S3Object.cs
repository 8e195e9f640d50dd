namespace Keytide.Connectors.Aws.S3;

/// <summary>An object as a list shows it.</summary>
/// <param name="Key">Its name in the bucket.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ETag">Changes with the content.</param>
/// <param name="StorageClass">For example STANDARD; GLACIER and DEEP_ARCHIVE cannot be read without being restored.</param>
public sealed record S3Object(string Key, long Size, string ETag, string StorageClass);
