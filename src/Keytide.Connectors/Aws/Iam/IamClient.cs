using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>
/// IAM, version 2010-05-08. Each operation is an extension in the file of its name. Lists are read to their end or the call fails with an
/// <see cref="AwsException"/>; status values that AWS adds later are passed on as they came.
/// </summary>
public sealed class IamClient(AwsClient aws)
{
    /// <summary>The largest page that IAM's lists allow. IAM may send fewer and still have more.</summary>
    internal const int LargestPage = 1000;

    public AwsClient Aws => aws;

    /// <summary>All pages of a list that pages by Marker and IsTruncated.</summary>
    internal Task<IReadOnlyList<T>> ListAsync<T>(
        AwsOperation operation, QueryParameters parameters, Func<XmlAnswer, IEnumerable<T>> read, CancellationToken cancellation) =>
        Paging.AllAsync(
            operation,
            marker => PageAsync(operation, parameters, marker, answer => (IReadOnlyList<T>)[.. read(answer)], cancellation),
            cancellation);

    internal Task<AwsPage<T>> PageAsync<T>(
        AwsOperation operation, QueryParameters parameters, string? marker, Func<XmlAnswer, T> read, CancellationToken cancellation)
    {
        var paged = new QueryParameters();
        foreach (var (name, value) in parameters)
        {
            paged.Add(name, value);
        }

        paged.Add("MaxItems", LargestPage);
        paged.Add("Marker", marker);
        return aws.QueryAsync(operation, paged, answer => new AwsPage<T>(read(answer), answer.NextMarker()), cancellation);
    }
}
