using System.Text.Json;

namespace Keytide.Tests.Output.Shapes;

/// <summary>The checker itself must refuse what is wrong, or every format's test would be worth nothing.</summary>
public sealed class JsonShapeTests
{
    private static readonly JsonShape Shape = JsonShape.Object(
        ("name", JsonShape.Text("^[a-z]+$", most: 5)),
        ("size", JsonShape.Whole(1, 9)),
        ("kind?", JsonShape.OneOf("one", "two")),
        ("list?", JsonShape.ListOf(JsonShape.Flag, most: 2)));

    [Theory]
    [InlineData("""{"name":"abc","size":3}""")]
    [InlineData("""{"size":9,"name":"a","kind":"two","list":[true,false]}""")]
    public void What_fits_is_accepted(string json) => Assert.Empty(Errors(json));

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"name":"abc"}""")]
    [InlineData("""{"name":"ABC","size":3}""")]
    [InlineData("""{"name":"abcdef","size":3}""")]
    [InlineData("""{"name":"abc","size":10}""")]
    [InlineData("""{"name":"abc","size":1.5}""")]
    [InlineData("""{"name":"abc","size":"3"}""")]
    [InlineData("""{"name":null,"size":3}""")]
    [InlineData("""{"name":"abc","size":3,"kind":"three"}""")]
    [InlineData("""{"name":"abc","size":3,"list":[true,true,true]}""")]
    [InlineData("""{"name":"abc","size":3,"list":[1]}""")]
    [InlineData("""{"name":"abc","size":3,"other":1}""")]
    [InlineData("""{"name":"abc","size":3,"size":3}""")]
    public void What_does_not_fit_is_refused(string json) => Assert.NotEmpty(Errors(json));

    private static List<string> Errors(string json)
    {
        var errors = new List<string>();
        Shape.Check(JsonDocument.Parse(json).RootElement, "$", errors);
        return errors;
    }
}
