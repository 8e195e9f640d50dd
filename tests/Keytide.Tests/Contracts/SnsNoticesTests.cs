using Keytide.Connectors.Aws.Sns;
using Keytide.Connectors.Notify;
using Keytide.Rotation.Notices;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World.Sns;
using Keytide.Tests.Simulation;

namespace Keytide.Tests.Contracts;

/// <summary>SNS of the sandbox, by the product's own client.</summary>
public sealed class SnsNoticesTests : NoticeChannelContract
{
    private const string Arn = "arn:aws:sns:eu-west-1:123456789012:keys";
    private readonly SandboxAccount _account;
    private TrippingTransport? _wires;
    private string _arn = Arn;

    public SnsNoticesTests()
    {
        _account = new SandboxAccount(null, inner => _wires = new TrippingTransport(inner));
        _account.Account.Part<Topics>().Add(Arn);
    }

    private protected override string Secret => "";

    private protected override INoticeChannel Open() => new OnLoop(this);

    private protected override void Refuse() => _arn = Arn + "-gone";

    private protected override void Vanish() => _wires!.Before = _ => throw new Keytide.Connectors.Aws.Wire.AwsTransportException("gone");

    private protected override IReadOnlyList<string> Read() =>
        [.. _account.Account.Part<Topics>().Messages.Select(message => $"{message.Subject}\n{message.Text}")];

    private sealed class OnLoop(SnsNoticesTests tests) : INoticeChannel
    {
        public Task SendAsync(Notice notice, CancellationToken cancellation)
        {
            VirtualLoop.Run(tests._account.Clock, () =>
                new SnsNotices(new SnsClient(tests._account.Aws.In("eu-west-1")), tests._arn).SendAsync(notice, cancellation));
            return Task.CompletedTask;
        }
    }
}
