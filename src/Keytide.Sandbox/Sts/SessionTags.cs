using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Sts;

/// <summary>The tags of a new session: those given, and those that travel on from the calling session.</summary>
internal sealed record SessionTags(IReadOnlyDictionary<string, string> All, IReadOnlySet<string> Transitive)
{
    public static SessionTags Read(Call call)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (call.Input.Structures("Tags").Any(tag => !all.TryAdd(tag.Text("Key") ?? "", tag.Text("Value") ?? "")))
        {
            throw Invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        var transitive = new HashSet<string>(call.Input.Texts("TransitiveTagKeys"), StringComparer.OrdinalIgnoreCase);
        if (transitive.Any(key => !all.ContainsKey(key)))
        {
            throw Invalid("The specified transitive tag key must be included in the requested tags.");
        }

        if (call.Caller.Session is { } calling)
        {
            if (calling.TransitiveTagKeys.Any(all.ContainsKey))
            {
                throw Invalid(
                    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the "
                    + "calling session.");
            }

            foreach (var key in calling.TransitiveTagKeys)
            {
                all[key] = calling.Tags[key];
                transitive.Add(key);
            }
        }

        return new SessionTags(all, transitive);
    }

    private static ApiException Invalid(string message) => new("InvalidParameterValue", message);
}
