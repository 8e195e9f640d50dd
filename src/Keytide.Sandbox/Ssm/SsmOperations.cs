using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Ssm;

/// <summary>Every operation of Systems Manager's Parameter Store that the sandbox answers.</summary>
internal static class SsmOperations
{
    public static readonly Service Service = Service.Json("ssm", "2014-11-06", "AmazonSSM");

    private static readonly Field Name = new("Name", Required: true, 1, 2048);
    private static readonly Field Names = Field.List("Names", 10, required: true, min: 1);
    private static readonly Field MaxResults = Field.Number("MaxResults", 1, 50);
    private static readonly string[] Types = ["String", "StringList", "SecureString"];

    public static IReadOnlyList<Operation> All { get; } =
    [
        On("PutParameter", ParameterWriting.Put, ParameterPlaces.OfName, Name, new("Description", Max: 1024), new("Value", Required: true),
            Field.Choice("Type", false, Types), new Field("KeyId", Min: 1, Max: 256).Matching("[a-zA-Z0-9:/_-]+"),
            new("AllowedPattern", Max: 1024), new("DataType", Max: 128)),
        On("LabelParameterVersion", ParameterWriting.Label, ParameterPlaces.OfName, Name, Field.List("Labels", 10, required: true, min: 1)),
        On("DeleteParameter", ParameterWriting.Delete, ParameterPlaces.OfName, Name),
        On("DeleteParameters", ParameterWriting.DeleteMany, ParameterPlaces.OfNames, Names),
        On("GetParameter", ParameterReading.Get, ParameterPlaces.OfName, Name),
        On("GetParameters", ParameterReading.GetMany, ParameterPlaces.OfNames, Names),
        On("GetParametersByPath", ParameterReading.ByPath, ParameterPlaces.OfPath, new("Path", Required: true, 1, 2048),
            Field.Number("MaxResults", 1, 10)),
        On("GetParameterHistory", ParameterReading.History, ParameterPlaces.OfName, Name, MaxResults),
        On("DescribeParameters", ParameterReading.Describe, static _ => ["*"], MaxResults),
        On("AddTagsToResource", ParameterTags.Add, ParameterPlaces.OfResourceId,
            [.. ParameterTags.Fields, Field.List("Tags", required: true)]),
        On("RemoveTagsFromResource", ParameterTags.Remove, ParameterPlaces.OfResourceId,
            [.. ParameterTags.Fields, Field.List("TagKeys", required: true)]),
        On("ListTagsForResource", ParameterTags.List, ParameterPlaces.OfResourceId, [.. ParameterTags.Fields]),
    ];

    private static Operation On(string name, Func<Call, Structure?> handle, Func<Call, IEnumerable<string>> resources,
        params ReadOnlySpan<Field> fields) =>
        new(Service, name, handle) { Fields = [.. fields], Resources = resources, HiddenMembers = ["Value"] };
}
