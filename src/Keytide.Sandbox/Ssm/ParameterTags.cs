using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Ssm;

namespace Keytide.Sandbox.Ssm;

/// <summary>AddTagsToResource, RemoveTagsFromResource, ListTagsForResource: of parameters, no other resources.</summary>
internal static class ParameterTags
{
    private const int MaximumTags = 50;

    public static readonly Field[] Fields = [Field.Choice("ResourceType", true, "Parameter"), new("ResourceId", Required: true, 1)];

    public static Structure Add(Call call)
    {
        var parameter = Find(call);
        var tags = call.Input.Structures("Tags");
        if (parameter.Tags.Keys.Union(tags.Select(tag => tag.Text("Key") ?? "")).Count() > MaximumTags)
        {
            throw new ApiException("TooManyTagsError", "");
        }
        foreach (var tag in tags)
        {
            parameter.Tags[tag.Text("Key") ?? ""] = tag.Text("Value") ?? "";
        }
        return [];
    }

    public static Structure Remove(Call call)
    {
        var parameter = Find(call);
        foreach (var key in call.Input.Texts("TagKeys"))
        {
            parameter.Tags.Remove(key);
        }
        return [];
    }

    public static Structure List(Call call) => new()
    {
        { "TagList", Find(call).Tags.Select(tag => new Structure { { "Key", tag.Key }, { "Value", tag.Value } }).ToList() },
    };

    private static Parameter Find(Call call) => ParameterPlaces.StoreOf(call).TryRead(call.Input.Required("ResourceId"))?.Parameter
        ?? throw new ApiException("InvalidResourceId",
            "The resource ID is not valid. Verify that you entered the correct ID and try again.");
}
