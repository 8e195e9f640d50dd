using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;

namespace Keytide.Connectors.Aws.Accounts;

/// <summary>
/// The calls with which an account is read, one method each. An answer is written down as a known fact, every failure as an unknown one
/// with its reason; nothing is thrown but cancellation.
/// </summary>
public sealed class AccountCalls(IamClient iam, TimeProvider clock, AccountObservations observations)
{
    private static readonly string[] EntitiesOfInterest = ["User", "Group", "LocalManagedPolicy", "AWSManagedPolicy"];

    public async Task ReadAuthorizationDetailsAsync(CancellationToken cancellation) =>
        observations.AuthorizationDetails = await AskAsync(
            IamActions.GetAccountAuthorizationDetails,
            async () =>
            {
                var users = new List<Inventory.UserDetail>();
                var groups = new List<UserGroup>();
                var policies = new List<ManagedPolicy>();
                await foreach (var page in iam.GetAccountAuthorizationDetailsAsync(EntitiesOfInterest, cancellation))
                {
                    users.AddRange(page.Users.Select(IamAnswers.User));
                    groups.AddRange(page.Groups.Select(IamAnswers.Group));
                    policies.AddRange(page.Policies.Select(IamAnswers.Policy));
                }

                return new AuthorizationDetails(users, groups, policies);
            });

    public async Task ReadUserListAsync(CancellationToken cancellation) =>
        observations.UserList = await AskListAsync(
            IamActions.ListUsers, async () => (await iam.ListUsersAsync(cancellation)).Select(IamAnswers.ListedUser));

    public async Task ReadServiceSpecificCredentialsAsync(CancellationToken cancellation) =>
        observations.ServiceSpecificCredentials = await AskListAsync(
            IamActions.ListServiceSpecificCredentials,
            async () => (await iam.ListAllServiceSpecificCredentialsAsync(cancellation)).Select(IamAnswers.ServiceSpecific));

    public async Task ReadVirtualMfaDevicesAsync(CancellationToken cancellation) =>
        observations.VirtualMfaDevices = await AskListAsync(
            IamActions.ListVirtualMfaDevices,
            async () => (await iam.ListVirtualMfaDevicesAsync(cancellation))
                .Select(device => new Inventory.VirtualMfaDevice(device.SerialNumber, device.UserArn, device.EnabledAt)));

    public async Task ReadSummaryAsync(CancellationToken cancellation) =>
        observations.Summary = await AskAsync(
            IamActions.GetAccountSummary, async () => (await iam.GetAccountSummaryAsync(cancellation)).Entries);

    public async Task ReadPasswordPolicyAsync(CancellationToken cancellation) =>
        observations.PasswordPolicy = await AskAsync(
            IamActions.GetAccountPasswordPolicy,
            async () => IamAnswers.PasswordPolicy(await iam.GetAccountPasswordPolicyAsync(cancellation)));

    public async Task ReadServerCertificatesAsync(CancellationToken cancellation) =>
        observations.ServerCertificates = await AskListAsync(
            IamActions.ListServerCertificates,
            async () => (await iam.ListServerCertificatesAsync(cancellation)).Select(IamAnswers.Server));

    public async Task ReadOrganizationRootFeaturesAsync(CancellationToken cancellation) =>
        observations.OrganizationRootFeatures = await AskAsync(
            IamActions.ListOrganizationsFeatures,
            async () => (await iam.ListOrganizationsFeaturesAsync(cancellation)).EnabledFeatures);

    public async Task ReadAccessKeysAsync(string user, CancellationToken cancellation) =>
        observations.Of(user).AccessKeys = await AskListAsync(
            IamActions.ListAccessKeys,
            async () => (await iam.ListAccessKeysAsync(user, cancellation))
                .Select(key => new ListedAccessKey(key.Id, IamAnswers.Status(key.Status), key.CreatedAt)),
            user);

    public async Task ReadLastUseAsync(string user, AccessKeyId key, CancellationToken cancellation) =>
        observations.Of(user).SetLastUse(
            key,
            await AskAsync(
                IamActions.GetAccessKeyLastUsed,
                async () =>
                {
                    var use = await iam.GetAccessKeyLastUsedAsync(key, cancellation);
                    return new LastUse(use.LastUsedAt, use.ServiceName, use.Region);
                },
                maxStaleness: SourceLag.LastUse));

    public async Task ReadMfaDevicesAsync(string user, CancellationToken cancellation) =>
        observations.Of(user).MfaDevices = await AskListAsync(
            IamActions.ListMfaDevices,
            async () => (await iam.ListMfaDevicesAsync(user, cancellation))
                .Select(device => new ListedMfaDevice(device.SerialNumber, device.EnabledAt)),
            user);

    public async Task ReadCertificationsAsync(string user, string serialNumber, CancellationToken cancellation) =>
        observations.Of(user).SetCertifications(
            serialNumber,
            await AskAsync(
                IamActions.GetMfaDevice,
                async () => (await iam.GetMfaDeviceAsync(serialNumber, user, cancellation)).Certifications));

    public async Task ReadSigningCertificatesAsync(string user, CancellationToken cancellation) =>
        observations.Of(user).SigningCertificates = await AskListAsync(
            IamActions.ListSigningCertificates,
            async () => (await iam.ListSigningCertificatesAsync(user, cancellation)).Select(IamAnswers.Signing),
            user);

    public async Task ReadSshPublicKeysAsync(string user, CancellationToken cancellation) =>
        observations.Of(user).SshPublicKeys = await AskListAsync(
            IamActions.ListSshPublicKeys,
            async () => (await iam.ListSshPublicKeysAsync(user, cancellation)).Select(IamAnswers.Ssh),
            user);

    public async Task ReadLoginProfileAsync(string user, CancellationToken cancellation) =>
        observations.Of(user).LoginProfile = await AskAsync(
            IamActions.GetLoginProfile,
            async () => new Inventory.LoginProfile((await iam.GetLoginProfileAsync(user, cancellation))?.CreatedAt),
            user);

    public async Task ReadPasswordLastUseAsync(string user, CancellationToken cancellation) =>
        observations.Of(user).PasswordLastUse = await AskAsync(
            IamActions.GetUser,
            async () => new LastUse((await iam.GetUserAsync(user, cancellation)).PasswordLastUsed),
            user,
            SourceLag.LastUse);

    private Task<Fact<IReadOnlyList<T>>> AskListAsync<T>(string action, Func<Task<IEnumerable<T>>> ask, string? user = null) =>
        AskAsync(action, async () => (IReadOnlyList<T>)[.. await ask()], user);

    /// <summary>Asks once; <paramref name="user"/> is noted as gone where AWS says that there is no such user.</summary>
    private async Task<Fact<T>> AskAsync<T>(string action, Func<Task<T>> ask, string? user = null, TimeSpan maxStaleness = default)
        where T : notnull
    {
        var asked = clock.GetUtcNow();
        try
        {
            return Fact.Known(await ask(), new Provenance(action, asked, maxStaleness));
        }
        catch (AwsException failure)
        {
            if (user is not null && failure.Code == IamErrorCode.NoSuchEntity)
            {
                observations.Of(user).GoneAt = asked;
            }

            return Fact.Unknown<T>(Quoted.Sentence(failure.Reason));
        }
    }
}
