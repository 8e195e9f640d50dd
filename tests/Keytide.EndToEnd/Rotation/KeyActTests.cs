using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Rotation;

/// <summary>Single keys switched off, on and deleted by the real executable.</summary>
public sealed class KeyActTests(MotoServer moto) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task A_key_goes_off_comes_back_and_is_deleted_only_when_it_is_off()
    {
        Assert.SkipWhen(moto.Absence is not null, moto.Absence ?? "");
        Assert.SkipWhen(RealProgram.Find("aws") is null, "the aws CLI is not installed");
        using var place = new RotationPlace(moto.Environment);
        await place.MakeUserAsync();

        Assert.Equal(2, await KeysAsync(place, "delete", place.OldKey));
        Assert.Equal(0, await KeysAsync(place, "deactivate", place.OldKey));
        Assert.Equal([(place.OldKey, "Inactive")], await place.KeysAsync());
        Assert.Equal(0, await KeysAsync(place, "reactivate", place.OldKey));
        Assert.Equal([(place.OldKey, "Active")], await place.KeysAsync());

        // Made just now: it has no use on record, and is not unused for ninety days.
        Assert.Equal(0, await KeysAsync(place, "deactivate", "--unused-for", "90d"));
        Assert.Equal([(place.OldKey, "Active")], await place.KeysAsync());
        Assert.Equal(2, await KeysAsync(place, "deactivate", "--unused-for", "1h"));
        Assert.Equal(2, await KeysAsync(place, "deactivate", "--dry-run"));

        Assert.Equal(0, await KeysAsync(place, "deactivate", place.OldKey));
        Assert.Equal(0, await KeysAsync(place, "delete", place.OldKey));
        Assert.Empty(await place.KeysAsync());
    }

    private static async Task<int> KeysAsync(RotationPlace place, params string[] arguments) =>
        (await RealProgram.KeytideAsync(["keys", .. arguments], place.Environment)).ExitCode;
}
