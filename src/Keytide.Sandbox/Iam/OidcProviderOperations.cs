using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>Create-, Get-, List- and DeleteOpenIDConnectProvider, thumbprints and tags.</summary>
internal static class OidcProviderOperations
{
    private const int MostClients = 100;
    private const int MostThumbprints = 5;
    private static readonly Field Arn = new("OpenIDConnectProviderArn", Required: true, Min: 20, Max: 2048);

    public static IEnumerable<Operation> All =>
    [
        Of("CreateOpenIDConnectProvider", Create, new Field("Url", Required: true, Min: 1, Max: 255)),
        Of("GetOpenIDConnectProvider", Get, Arn),
        Of("DeleteOpenIDConnectProvider", Delete, Arn),
        Of("UpdateOpenIDConnectProviderThumbprint", UpdateThumbprints, Arn, Field.List("ThumbprintList", required: true)),
        Of("TagOpenIDConnectProvider", Tag, Arn, Tagging.Fields[0]),
        Of("UntagOpenIDConnectProvider", Untag, Arn, Tagging.UntagFields[0]),
        Of("ListOpenIDConnectProviderTags", call => Tagging.List(call, Find(call).Tags), [Arn, .. IamFields.Page]),
        new(Service.Iam, "ListOpenIDConnectProviders", List),
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) => new(Service.Iam, name, handle)
    {
        Fields = fields,
        Resources = call => [call.Input.Text("OpenIDConnectProviderArn") ?? ArnOf(call, call.Input.Text("Url") ?? "")],
    };

    private static Structure Create(Call call)
    {
        var url = call.Input.Required("Url");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
        {
            throw Errors.Validation("Invalid Open ID Connect Provider URL");
        }

        var (clients, thumbprints) = (call.Input.Texts("ClientIDList"), call.Input.Texts("ThumbprintList"));
        var tags = Tagging.Read(call.Input);
        CheckLists(clients, thumbprints);
        if (call.Account.OidcProviders.Has(ArnOf(call, url)))
        {
            throw IamErrors.AlreadyExists($"Provider with url {url} already exists.");
        }

        var provider = new OidcProvider(ArnOf(call, url), Bare(url), call.Now);
        provider.ClientIds.AddRange(clients);
        provider.Thumbprints.AddRange(thumbprints);
        provider.Tags.AddRange(tags);
        call.Account.OidcProviders.Add(provider.Arn, provider);
        return new Structure { { "OpenIDConnectProviderArn", provider.Arn }, { "Tags", IamShapes.TagsOrNull(provider.Tags) } };
    }

    private static void CheckLists(IReadOnlyList<string> clients, IReadOnlyList<string> thumbprints)
    {
        if (thumbprints.Count > MostThumbprints)
        {
            throw IamErrors.InvalidInput("Thumbprint list must contain fewer than 5 entries.");
        }

        if (clients.Count > MostClients)
        {
            throw IamErrors.LimitExceeded("ClientIdsPerOpenIdConnectProvider", MostClients);
        }
    }

    private static Structure Get(Call call)
    {
        var provider = Find(call);
        return new Structure
        {
            { "Url", provider.Url },
            { "ClientIDList", provider.ClientIds },
            { "ThumbprintList", provider.Thumbprints },
            { "CreateDate", provider.CreatedAt },
            { "Tags", IamShapes.Tags(provider.Tags) },
        };
    }

    private static Structure List(Call call) => new()
    {
        { "OpenIDConnectProviderList", call.Account.OidcProviders.Select(provider => new Structure { { "Arn", provider.Arn } }) },
    };

    private static Structure? Delete(Call call)
    {
        var arn = call.Input.Required("OpenIDConnectProviderArn");
        return call.Account.OidcProviders.Remove(arn)
            ? null
            : throw IamErrors.NoSuchEntity($"OpenId connect Provider {arn} cannot be found.");
    }

    private static Structure? UpdateThumbprints(Call call)
    {
        var provider = Find(call);
        CheckLists([], call.Input.Texts("ThumbprintList"));
        provider.Thumbprints.Clear();
        provider.Thumbprints.AddRange(call.Input.Texts("ThumbprintList"));
        return null;
    }

    private static Structure? Tag(Call call)
    {
        Tagging.Add(Find(call).Tags, Tagging.Read(call.Input));
        return null;
    }

    private static Structure? Untag(Call call)
    {
        Tagging.Remove(Find(call).Tags, call.Input.Texts("TagKeys"));
        return null;
    }

    private static OidcProvider Find(Call call)
    {
        var arn = call.Input.Required("OpenIDConnectProviderArn");
        return call.Account.OidcProviders.Find(arn)
            ?? throw IamErrors.NoSuchEntity($"OpenIDConnect Provider not found for arn {arn}");
    }

    private static string ArnOf(Call call, string url) => IamArns.Of(call, $"oidc-provider/{Bare(url)}");

    private static string Bare(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        return url[(scheme < 0 ? 0 : scheme + 3)..].TrimEnd('/');
    }
}
