using System.Text;
using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Rotate;
using Keytide.Rotation;
using static Keytide.Tests.Rotation.RotationSamples;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Tests.Output.Rotations;

/// <summary>What <c>rotate status</c> and <c>rotate list</c> show, held as agreed.</summary>
public sealed class StatusTests
{
    private static readonly Event[] UntilObserved =
    [
        new Event.Requested(Request()), Ready(Secret), Ready(Profile), Intent(Old), new Event.Minted(New, Sealed),
        new Event.Probed(true, false, "us-east-1"), new Event.Proven("5 times in a row over 00:02:00"),
        new Event.DeliveryIntended(Secret, New), new Event.Delivered(Secret, New, "version 2"),
        new Event.DeliveryConfirmed(Secret, New, "read back the pair"), new Event.DeliveryIntended(Profile, New),
        new Event.DeliveryFailed(Profile, "the disk is full"), new Event.DeliveryIntended(Profile, New),
        new Event.Delivered(Profile, New, "written"), new Event.DeliveryConfirmed(Profile, New, "read back the pair"),
        new Event.Distributed(), new Event.ObservationBegan(),
    ];

    private static readonly KeyUse[] Uses =
    [
        new(Old, Start.AddHours(3), "s3", "us-east-1"), new(New, Start.AddHours(2), "s3", "us-east-1"),
        new(New, Start.AddMinutes(5), "sts", "us-east-1", "198.51.100.1", "keytide"),
        new(Old, Start.AddHours(1), "dynamodb", "us-east-1", "10.0.0.7", "aws-cli/2.15 \u001b[31m"),
        new(New, Start.AddHours(4), "dynamodb", "us-east-1", "10.0.0.7", "aws-cli/2.15 \u001b[31m"),
        new(Old, Start.AddHours(2), "ec2", "us-east-1", "10.0.0.8", "Boto3/1.43"),
    ];

    [Fact]
    public void Status_as_json() => Golden.Golden.Check(Json(json => StatusJson.Write(json, Observed())), "status", "json");

    [Fact]
    public void Status_as_a_table() => Golden.Golden.Check(Table(text => StatusTable.Write(text, Observed())), "status");

    [Fact]
    public void A_blocked_emergency_says_what_to_do_and_what_became_of_sessions()
    {
        var view = View(
            new Event.Requested(Request(emergency: true)), new Event.KeyChangeIntended(KeyChange.Deactivate, Old, "compromised"),
            new Event.KeyChanged(KeyChange.Deactivate, Old, "IAM agreed"), new Event.SessionCutIntended(Start.AddMinutes(4)),
            new Event.SessionsCut(Start.AddMinutes(4), "IAM agreed"),
            new Event.BlockedFor(BlockReason.DestinationNotReady, "secretsmanager:prod/db: AccessDenied", "Allow it, then resume."));
        Golden.Golden.Check(Table(text => StatusTable.Write(text, view)), "emergency");
        Golden.Golden.Check(Json(json => StatusJson.Write(json, view)), "emergency", "json");
    }

    [Fact]
    public void Where_the_sealing_key_was_lost_it_says_which_way_is_shut_and_which_is_not()
    {
        var view = View([.. UntilObserved, new Event.SealsTried([Old, New])]);
        var words = Table(text => StatusTable.Write(text, view)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var table = string.Join(' ', words);
        Assert.Contains($"{Old} does not open: no destination can be given it back by Keytide", table);
        Assert.Contains($"keytide rotate reactivate {view.Summary.Id} still switches it on", table);
        Assert.Contains($"{New} does not open: it stays where it was delivered", table);
        var json = JsonDocument.Parse(Json(json => StatusJson.Write(json, view))).RootElement;
        Assert.Equal([New.Value, Old.Value], json.GetProperty("secretsLost").EnumerateArray().Select(key => key.GetString()!).Order());
        Assert.DoesNotContain("does not open", Table(text => StatusTable.Write(text, Observed())));
    }

    [Fact]
    public void The_list_in_both_forms()
    {
        var observed = Observed();
        ListedRotation[] list =
        [
            new(observed.Summary, observed.Consumers),
            new(View(new Event.Requested(Request(userId: "AIDAOTHER")), new Event.ApprovalAsked("0123456789abcdef")).Summary, null),
        ];
        Golden.Golden.Check(Json(json => StatusJson.WriteList(json, list)), "list", "json");
        Golden.Golden.Check(Table(text => StatusTable.WriteList(text, list)), "list");
        Assert.Equal("No rotation.\n", Table(text => StatusTable.WriteList(text, [])));
    }

    private static RotationView Observed() => View(UntilObserved) with { Uses = Uses };

    private static RotationView View(params Event[] events)
    {
        var lines = events.Select((what, at) => new JournalLine(Id(), at + 1, Start.AddMinutes(at), 1, what)).ToList();
        var summary = RotationSummary.Of(RotationState.Replay(lines));
        var next = summary.Block is null ? summary with { NextAt = Start.AddDays(1), NextAction = "The old key was last used." } : summary;
        return RotationView.Of(next, lines);
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Table(Action<TerminalText> write)
    {
        var text = new TerminalText(140, color: false);
        write(text);
        return text.ToString();
    }
}
