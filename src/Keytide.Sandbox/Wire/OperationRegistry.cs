using System.Collections.Frozen;
using Keytide.Sandbox.CloudTrail;
using Keytide.Sandbox.Iam;
using Keytide.Sandbox.Kms;
using Keytide.Sandbox.Organizations;
using Keytide.Sandbox.Secrets;
using Keytide.Sandbox.Sns;
using Keytide.Sandbox.Ssm;
using Keytide.Sandbox.Sts;

namespace Keytide.Sandbox.Wire;

/// <summary>Every operation of every service. A service adds itself to <see cref="All"/> with one line.</summary>
public sealed class OperationRegistry
{
    private readonly FrozenDictionary<(string Service, string Name), Operation> _operations;
    private readonly FrozenDictionary<string, Service> _byName;
    private readonly FrozenDictionary<string, Service> _byVersion;
    private readonly FrozenDictionary<string, Service> _byTargetPrefix;

    private OperationRegistry(IReadOnlyList<Operation> operations)
    {
        _operations = operations.ToFrozenDictionary(operation => (operation.Service.Name, operation.Name));
        var services = operations.Select(operation => operation.Service).Distinct().ToList();
        _byName = services.ToFrozenDictionary(service => service.Name);
        _byVersion = services.Where(service => service.Protocol == Protocol.Query).ToFrozenDictionary(service => service.Version);
        _byTargetPrefix = services.Where(service => service.Protocol == Protocol.Json).ToFrozenDictionary(service => service.TargetPrefix);
    }

    public static OperationRegistry All { get; } = new(
    [
        .. IamOperations.All,
        .. StsOperations.All,
        .. SecretsManagerOperations.All,
        .. SsmOperations.All,
        .. KmsOperations.All,
        .. OrganizationsOperations.All,
        .. CloudTrailOperations.All,
        .. SnsOperations.All,
    ]);

    public IEnumerable<Operation> Operations => _operations.Values;

    public Operation? Find(Service service, string name) => _operations.GetValueOrDefault((service.Name, name));

    public Service? FindService(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The query service of that model version; no two of ours share one.</summary>
    public Service? FindByVersion(string? version) => version is null ? null : _byVersion.GetValueOrDefault(version);

    public Service? FindByTargetPrefix(string prefix) => _byTargetPrefix.GetValueOrDefault(prefix);
}
