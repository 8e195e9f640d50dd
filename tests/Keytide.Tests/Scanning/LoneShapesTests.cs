namespace Keytide.Tests.Scanning;

/// <summary>Each shape without its other half.</summary>

public sealed class LoneShapesTests
{
    [Theory]
    [MemberData(nameof(Shapes.Names), MemberType = typeof(Shapes))]
    public void Lone_secret(string shape)
    {
        var missed = 0; var last = "";
        for (var seed = 0; seed < 100; seed++)
        {
            var key = new Forge(seed).LongLived() with { Id = "${FROM_THE_VAULT}234" };
            var found = Found.In(Shapes.All[shape](key));
            if (!found.Exists(one => one.Counts && one.Secret == key.Secret)) { missed++; last = Shapes.All[shape](key) + string.Join(" | ", found.Select(f => f.Show())); }
        }
        Assert.True(missed <= 3, $"{missed} {last}");
    }

    [Theory]
    [MemberData(nameof(Shapes.Names), MemberType = typeof(Shapes))]
    public void Lone_id(string shape)
    {
        var missed = 0; var last = "";
        for (var seed = 0; seed < 100; seed++)
        {
            var key = new Forge(seed).LongLived() with { Secret = "${FROM_THE_VAULT}, which is not here, no" };
            var found = Found.In(Shapes.All[shape](key));
            if (!found.Exists(one => one.Counts && one.Finding.AccessKeyId == key.Id)) { missed++; last = Shapes.All[shape](key) + string.Join(" | ", found.Select(f => f.Show())); }
        }
        Assert.True(missed <= 3, $"{missed} {last}");
    }
}
