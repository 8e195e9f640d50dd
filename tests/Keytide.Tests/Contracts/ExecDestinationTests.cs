using Keytide.Connectors.Questions;
using Keytide.Distribution;
using Keytide.Tests.Support;

namespace Keytide.Tests.Contracts;

/// <summary>A real program, which keeps the pair in a file.</summary>
public sealed class ExecDestinationTests : DestinationContract, IDisposable
{
    private const string Program = """
        #!/usr/bin/env python3
        import json, os, sys
        place = os.path.join(os.path.dirname(os.path.abspath(__file__)), "place")
        assert len(sys.argv) == 1
        question = json.load(sys.stdin)
        held = open(place).read() if os.path.exists(place) else ""
        if held.startswith("spoiled"):
            if question["action"] == "check":
                print(json.dumps({"ready": False, "detail": "the place is spoiled", "todo": "Clean it."}))
                sys.exit(0)
            print(held, file=sys.stderr)
            sys.exit(3)
        kept = json.loads(held or "{}")
        if question["action"] == "check":
            print(json.dumps({"ready": True, "detail": "there is room"}))
        elif question["action"] == "read":
            print(json.dumps({name: kept[name] for name in ("accessKeyId", "secretAccessKey") if name in kept}))
        else:
            kept.update({name: question[name] for name in ("accessKeyId", "secretAccessKey")})
            with open(place, "w") as file:
                json.dump(kept, file)
            print(json.dumps({"evidence": "kept " + question["secretAccessKey"]}))
        """;

    private readonly TemporaryFolder _folder = new();

    public ExecDestinationTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !File.Exists("/usr/bin/env"), "there is no /usr/bin/env here");
        Assert.SkipWhen(
            !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists($"{folder}/python3")),
            "python3 is not installed");
        ShellScript.Write(ProgramFile, Program);
    }

    private string ProgramFile => _folder.File("deliver");

    private string Place => _folder.File("place");

    private protected override IDestination Destination => new AskedDestination(
        DestinationAddress.Parse($"exec:{ProgramFile}"), new ProgramChannel(ProgramFile, TimeProvider.System));

    private protected override string Content => File.Exists(Place) ? File.ReadAllText(Place) : "";

    private protected override IReadOnlyList<string> Neighbours => ["\"host\": \"db\""];

    private protected override void Fill() =>
        File.WriteAllText(Place, $$"""{"accessKeyId":"{{First}}","secretAccessKey":"{{FirstSecret}}","host":"db"}""");

    private protected override void Spoil() => File.WriteAllText(Place, $"spoiled {FirstSecret} {SecondSecret}");

    [Fact]
    public async Task A_program_that_cannot_be_started_or_that_anybody_can_change_is_not_ready()
    {
        SetMode(UnixFileMode.UserRead);
        Assert.False((await Destination.CheckAsync(default)).IsReady);
        SetMode(UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);
        Assert.False((await Destination.CheckAsync(default)).IsReady);
        File.Delete(ProgramFile);
        Assert.False((await Destination.CheckAsync(default)).IsReady);
        await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(FirstPair, Token, default));
    }

    [Theory]
    [InlineData("exit 0")]
    [InlineData("echo '{}'")]
    [InlineData("echo '[]'")]
    [InlineData("echo '{\"evidence\":\" \"}'")]
    [InlineData("head -c 100000 /dev/zero")]
    public async Task Without_evidence_nothing_was_written(string body)
    {
        ShellScript.Write(ProgramFile, $"#!/bin/sh\n{body}\n");
        await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(FirstPair, Token, default));
    }

    public void Dispose() => _folder.Dispose();

    private void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(ProgramFile, mode);
        }
    }
}
