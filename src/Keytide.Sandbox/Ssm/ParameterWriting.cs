using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Ssm;

namespace Keytide.Sandbox.Ssm;

/// <summary>PutParameter, LabelParameterVersion, DeleteParameter, DeleteParameters.</summary>
internal static class ParameterWriting
{
    public static Structure Put(Call call)
    {
        var input = call.Input;
        if (input.Has("Policies"))
        {
            throw ParameterErrors.Validation("Parameter policies are not part of this sandbox.");
        }
        var version = ParameterPlaces.StoreOf(call).Put(
            new ParameterWrite(input.Required("Name"), input.Required("Value"))
            {
                Type = input.Text("Type") is { } type ? Enum.Parse<ParameterType>(type) : null,
                Tier = input.Text("Tier"),
                KeyId = input.Text("KeyId"),
                Description = input.Text("Description"),
                AllowedPattern = input.Text("AllowedPattern"),
                DataType = input.Text("DataType"),
                Overwrite = input.Flag("Overwrite") == true,
                Tags = input.Structures("Tags").ToDictionary(tag => tag.Text("Key") ?? "", tag => tag.Text("Value") ?? ""),
            },
            call.Caller.Arn, call.Now);
        return new Structure { { "Version", version.Number }, { "Tier", version.Tier.ToString() } };
    }

    public static Structure Label(Call call)
    {
        var store = ParameterPlaces.StoreOf(call);
        var name = call.Input.Required("Name");
        var number = call.Input.Number("ParameterVersion");
        var invalid = store.Label(name, number, call.Input.Texts("Labels"));
        return new Structure
        {
            { "InvalidLabels", invalid },
            { "ParameterVersion", number ?? store.Read(name).Version.Number },
        };
    }

    public static Structure Delete(Call call) =>
        ParameterPlaces.StoreOf(call).Delete(call.Input.Required("Name")) ? [] : throw ParameterErrors.NotFound();

    public static Structure DeleteMany(Call call)
    {
        var store = ParameterPlaces.StoreOf(call);
        var done = call.Input.Texts("Names").ToLookup(store.Delete);
        return new Structure { { "DeletedParameters", done[true].ToList() }, { "InvalidParameters", done[false].ToList() } };
    }
}
