namespace Keytide.Sandbox.Wire;

/// <summary>What a request asks for. <paramref name="Operation"/> is null where the service has none of that name.</summary>
internal sealed record Target(Service Service, string OperationName, Operation? Operation, Structure Input);
