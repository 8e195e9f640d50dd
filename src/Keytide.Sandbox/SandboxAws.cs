using Keytide.Sandbox.Faults;
using Keytide.Sandbox.Signing;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox;

/// <summary>
/// A small AWS. Every request goes through <see cref="Handle"/>, one at a time: recognise, authenticate, check, authorize, act, record.
/// Nothing here waits, reads a clock other than the given one or draws chance other than from the seed, so the same requests at the
/// same times give the same answers, byte for byte, in process and behind a web server.
/// </summary>
public sealed class SandboxAws
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly SandboxOptions _options;
    private readonly OperationRegistry _operations = OperationRegistry.All;
    private readonly Chance _requestIds;

    public SandboxAws(SandboxWorld world, TimeProvider time, SandboxOptions? options = null)
    {
        World = world;
        _time = time;
        _options = options ?? new SandboxOptions();
        _requestIds = new Chance(_options.Seed).Fork("request-ids");
    }

    /// <summary>The truth behind the answers. Touch it only while no request is being handled.</summary>
    public SandboxWorld World { get; }

    public SandboxAnswer Handle(SandboxRequest request)
    {
        lock (_lock)
        {
            var received = new Received(request, _requestIds.Uuid(), new FrontEnd(_time.GetUtcNow(), null, 0));
            return Answer(received) with { Delay = _options.Latency };
        }
    }

    private SandboxAnswer Answer(Received received)
    {
        var protocol = Protocol.Query;
        string? xmlns = null;
        Call? call = null;
        try
        {
            var target = TargetReader.Read(received, _operations);
            protocol = target.Service.Protocol;
            xmlns = target.Service.Namespace;
            var caller = Authenticator.Authenticate(received, target.Service, World);
            var operation = target.Operation ?? throw Errors.UnknownOperation(target.Service, target.OperationName);
            call = new Call(World, caller, operation, target.Input, received);
            FieldCheck.Check(operation, target.Input);
            Authorizer.Authorize(call);
            var result = operation.Handle(call);
            EventRecorder.Record(call, result, null, _options.EventsKeptPerAccount);
            return AnswerWriter.Success(call, result);
        }
        catch (ApiException error)
        {
            if (call is not null)
            {
                EventRecorder.Record(call, null, error, _options.EventsKeptPerAccount);
            }

            return AnswerWriter.Failure(protocol, xmlns, error, received);
        }
    }
}
