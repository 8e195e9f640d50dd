using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Accounts;

/// <summary>An account that is to be read, and how to reach it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Partition">The partition it lives in.</param>
/// <param name="Name">Its name in the organization; null for a single account.</param>
/// <param name="Client">Calls as somebody in that account; null where it cannot be reached.</param>
/// <param name="Session">The session of a role that the client calls with; null where it calls with the caller's own credentials.</param>
/// <param name="Obstacle">Why it cannot be reached, in words for a person; null where nothing stands in the way yet.</param>
/// <param name="MayKnowRootFeatures">Whether this is the account that the organization's features are answered to.</param>
public sealed record AccountTarget(
    AccountId Id,
    Partition Partition,
    string? Name,
    AwsClient? Client,
    IAwsCredentialSource? Session,
    string? Obstacle,
    bool MayKnowRootFeatures);
